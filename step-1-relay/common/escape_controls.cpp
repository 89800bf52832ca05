#include "common/escape_controls.hpp"

#include <algorithm>
#include <iterator>

namespace messenger {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

/// Unicode's controls of direction, its line separators, and what has no width.
constexpr std::string_view deceptive[] = {
    "\u00ad",                                                   // soft hyphen
    "\u034f",                                                   // combining grapheme joiner
    "\u061c", "\u200e", "\u200f",                               // marks of direction
    "\u115f", "\u1160", "\u3164", "\uffa0",                     // Hangul fillers
    "\u180e", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", // spaces and joiners without width
    "\u2028", "\u2029",                               // separators of lines and paragraphs
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", // embeddings and overrides
    "\u2061", "\u2062", "\u2063", "\u2064",           // invisible operators
    "\u2066", "\u2067", "\u2068", "\u2069",           // isolates
    "\u206a", "\u206b", "\u206c", "\u206d", "\u206e", "\u206f", // deprecated ones
};

bool is_control(unsigned char byte) {
    return byte < 0x20 || byte == 0x7F;
}

std::string escape_of_byte(unsigned char byte) {
    return {'\\', 'x', digits[byte >> 4], digits[byte & 0xF]};
}

/// `character` in UTF-8, of two or three bytes.
std::string escape_of(std::string_view character) {
    unsigned point =
        static_cast<unsigned char>(character[0]) & (character.size() == 2 ? 0x1F : 0x0F);
    for (const char byte : character.substr(1))
        point = point << 6 | (static_cast<unsigned char>(byte) & 0x3F);
    std::string escape = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        escape += digits[point >> shift & 0xF];
    return escape;
}

} // namespace

std::string escape_controls(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text[0]);
        const auto next = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0;
        std::size_t size = 1;
        if (is_control(byte)) {
            result += escape_of_byte(byte);
        } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {
            // U+0080 to U+009F, the other control characters, are C2 80 to C2 9F in UTF-8.
            result += escape_of_byte(next);
            size = 2;
        } else if (const auto* found = std::ranges::find_if(
                       deceptive, [&](auto each) { return text.starts_with(each); });
                   byte >= 0x80 && found != std::end(deceptive)) {
            result += escape_of(*found);
            size = found->size();
        } else {
            result += text[0];
        }
        text.remove_prefix(size);
    }
    return result;
}

} // namespace messenger
