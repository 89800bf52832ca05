// Which texts users may send to each other.

#pragma once

#include <cstddef>
#include <string_view>

namespace messenger {

constexpr std::size_t longest_text = 16'384; // bytes

/// Whether `text` is 1 to 16,384 bytes of UTF-8 without control characters (Unicode's category Cc)
/// other than tab and newline.
bool is_text(std::string_view text);

} // namespace messenger
