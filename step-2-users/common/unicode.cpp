#include "common/unicode.hpp"

#include <iterator>
#include <utf8proc.h>

namespace messenger {

std::size_t sequence_length(unsigned char first) {
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

std::optional<std::u32string> decode(std::string_view text) {
    std::u32string points;
    while (!text.empty()) {
        utf8proc_int32_t point = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                           std::ssize(text), &point);
        if (size < 0)
            return std::nullopt;
        points += static_cast<char32_t>(point);
        text.remove_prefix(static_cast<std::size_t>(size));
    }
    return points;
}

std::string encode(std::u32string_view points) {
    std::string text;
    for (const auto point : points) {
        utf8proc_uint8_t bytes[4];
        const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
        text.append(bytes, bytes + size);
    }
    return text;
}

bool is_control(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

} // namespace messenger
