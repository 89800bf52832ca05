// Armor shows bytes as a block of text that people can see and copy: base64url in lines of 64
// characters between two marker lines. PROTOCOL.md, section 8.6, has its grammar.

#pragma once

#include "common/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace messenger {

/// The armor of `bytes`. Each line ends with LF.
std::string to_armor(std::span<const std::uint8_t> bytes);

/// The bytes in armor, whose lines may also end with CRLF. Strict: returns nothing for another
/// alphabet, line length or frame, white space, padding, or trailing bits that are not zero.
std::optional<Bytes> from_armor(std::string_view text);

} // namespace messenger
