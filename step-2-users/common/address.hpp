// What identifies a user: an e-mail address in its one canonical form.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace messenger {

/// Returns `typed` with surrounding white space removed and A–Z turned into a–z. Returns nothing if
/// the result is not an address: 3 to 254 printable ASCII characters, no space, exactly one @ with
/// something on both sides. Only ASCII, because an address in letters that merely look alike would
/// be somebody else's account.
std::optional<std::string> canonical_address(std::string_view typed);

/// Whether the canonical address `email` has only letters, digits and . _ + - before the @, and
/// only letters, digits, dots and hyphens behind it. No such address looks like another one with a
/// remark, as "mary@example.com(verified)" does. New accounts need one. Older accounts may have
/// others, and so may the senders of messages.
bool is_plain_address(std::string_view email);

} // namespace messenger
