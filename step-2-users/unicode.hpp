// Text as code points, for whoever has to check, count or cut it.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace messenger {

/// The code points of `text`, or nothing when it is no UTF-8 (RFC 3629: no surrogates, nothing
/// longer than needed).
std::optional<std::u32string> decode(std::string_view text);

std::string encode(std::u32string_view points);

/// How many bytes the sequence has that begins with `first`; 0 when none begins so.
std::size_t sequence_length(unsigned char first);

/// A control character: Unicode's category Cc.
bool is_control(char32_t point);

} // namespace messenger
