// Who a user is: an e-mail address in its one canonical form.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace messenger {

/// `typed` with the white space around it trimmed and A–Z made a–z; nothing when the result is no
/// address: 3 to 254 printable ASCII characters, no space, exactly one @ with something on both
/// sides. ASCII alone, because letters that only look alike would be somebody else's account.
std::optional<std::string> canonical_address(std::string_view typed);

} // namespace messenger
