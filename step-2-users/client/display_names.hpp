// The names by which people are shown.

#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace messenger::client {

/// mary@example.com is shown as "mary", or as the whole address once two people are known whose
/// names would look alike.
class DisplayNames {
  public:
    void add(const std::string& address);
    std::string of(const std::string& address) const;

  private:
    std::map<std::string, std::set<std::string>, std::less<>> met_; // by the part before the @
};

} // namespace messenger::client
