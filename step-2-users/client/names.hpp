// What people are called.

#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace messenger::client {

/// People see "mary" for mary@example.com, and the whole address as soon as they have met two who
/// would look alike.
class Names {
  public:
    void meet(const std::string& address);
    std::string of(const std::string& address) const;

  private:
    std::map<std::string, std::set<std::string>, std::less<>> met_; // by the part before the @
};

} // namespace messenger::client
