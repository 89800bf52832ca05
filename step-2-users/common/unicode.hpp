// Text as code points, so that it can be checked, counted or cut.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace messenger {

/// The code points of `text`, or nothing if it is not valid UTF-8 (RFC 3629: no surrogates, no
/// overlong forms).
std::optional<std::u32string> decode(std::string_view text);

std::string encode(std::u32string_view points);

/// The length in bytes of the sequence that begins with `first`; 0 if no sequence begins with it.
std::size_t sequence_length(unsigned char first);

/// Whether `point` is a control character: Unicode's category Cc.
bool is_control(char32_t point);

} // namespace messenger
