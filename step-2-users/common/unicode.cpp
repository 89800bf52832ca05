#include "common/unicode.hpp"

namespace messenger {
namespace {

constexpr char32_t highest = 0x10FFFF;

/// The lowest code point that needs a sequence of n bytes, by n.
constexpr char32_t lowest_of_length[] = {0, 0, 0x80, 0x800, 0x10000};

} // namespace

std::size_t sequence_length(unsigned char first) {
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

std::optional<std::u32string> decode(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const auto length = sequence_length(first);
        if (length == 0 || text.size() - at < length)
            return std::nullopt;
        char32_t point = length == 1 ? first : first & (0x7F >> length);
        for (std::size_t i = 1; i != length; ++i) {
            const auto byte = static_cast<unsigned char>(text[at + i]);
            if ((byte & 0xC0) != 0x80)
                return std::nullopt;
            point = point << 6 | (byte & 0x3F);
        }
        const bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
        if (point < lowest_of_length[length] || point > highest || is_surrogate)
            return std::nullopt;
        points += point;
        at += length;
    }
    return points;
}

std::string encode(std::u32string_view points) {
    std::string text;
    for (const auto point : points) {
        const int more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        constexpr unsigned char marks[] = {0, 0xC0, 0xE0, 0xF0};
        text += static_cast<char>(marks[more] | (point >> (6 * more)));
        for (int i = more - 1; i >= 0; --i)
            text += static_cast<char>(0x80 | ((point >> (6 * i)) & 0x3F));
    }
    return text;
}

bool is_control(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

} // namespace messenger
