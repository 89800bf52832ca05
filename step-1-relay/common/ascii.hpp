// Letters of ASCII in lower case. Not std::tolower, whose result depends on the locale.

#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace messenger {

/// `c` with A–Z as a–z.
constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `text` with A–Z as a–z.
inline std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

} // namespace messenger
