#include "common/escape_controls.hpp"

namespace messenger {
namespace {

void write_escape(std::string& out, unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\x";
    out += digits[byte >> 4];
    out += digits[byte & 0xF];
}

} // namespace

std::string escape_controls(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i != text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        if (byte < 0x20 || byte == 0x7F) {
            write_escape(result, byte);
        } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {
            // U+0080 to U+009F, the other control characters, are C2 80 to C2 9F in UTF-8.
            write_escape(result, next);
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace messenger
