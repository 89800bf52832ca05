// Bytes as a block of text, in which people can see and copy what cannot be shown otherwise:
//
//     -----BEGIN SECURE MESSAGE-----
//     base64url (RFC 4648 section 5) without padding, in lines of 64 characters, the last one
//     shorter
//     -----END SECURE MESSAGE-----

#pragma once

#include "common/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace messenger {

/// The block above; each line ends with LF.
std::string to_armor(std::span<const std::uint8_t> bytes);

/// Parses the block above, whose lines may also end with CRLF. Strict: returns nothing for another
/// alphabet, line length or frame, white space, padding, or trailing bits that are not zero.
std::optional<Bytes> from_armor(std::string_view text);

} // namespace messenger
