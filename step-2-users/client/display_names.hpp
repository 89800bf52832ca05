// The names by which people are shown.

#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace messenger::client {

/// `address` as it is shown, safe for a terminal. In quotation marks if it is not plain
/// (common/address.hpp), so that nobody takes a part of it for a remark of ours.
std::string display_address(const std::string& address);

/// mary@example.com is shown as "mary", or as the whole address once two people are known whose
/// names would look alike to a hurried reader, as "mary" and "rnary" do, or if it is not plain. The
/// page has the same rule.
class DisplayNames {
  public:
    void add(const std::string& address);
    std::string of(const std::string& address) const;

  private:
    std::map<std::string, std::set<std::string>, std::less<>> alike_; // by what they look like
};

} // namespace messenger::client
