#include "common/text.hpp"

#include "common/unicode.hpp"

#include <algorithm>

namespace messenger {

bool is_text(std::string_view text) {
    if (text.empty() || text.size() > longest_text)
        return false;
    const auto points = decode(text);
    return points && std::ranges::none_of(*points, [](char32_t point) {
               return is_control(point) && point != U'\t' && point != U'\n';
           });
}

} // namespace messenger
