#include "common/armor.hpp"

namespace messenger {
namespace {

constexpr std::string_view begin_line = "-----BEGIN SECURE MESSAGE-----";
constexpr std::string_view end_line = "-----END SECURE MESSAGE-----";
constexpr std::size_t line_length = 64;

/// Removes the first line from `text` and returns it without its end; nothing if it has no end.
std::optional<std::string_view> take_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == text.npos)
        return std::nullopt;
    auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

std::string to_armor(std::span<const std::uint8_t> bytes) {
    const auto text = to_base64url(bytes);
    auto block = std::string(begin_line) + '\n';
    for (std::size_t i = 0; i < text.size(); i += line_length)
        block += text.substr(i, line_length) + '\n';
    return block + std::string(end_line) + '\n';
}

std::optional<Bytes> from_armor(std::string_view text) {
    if (take_line(text) != begin_line)
        return std::nullopt;
    std::string joined;
    bool is_last = false;
    for (;;) {
        const auto line = take_line(text);
        if (line == end_line)
            break;
        if (!line || line->empty() || line->size() > line_length || is_last)
            return std::nullopt;
        is_last = line->size() < line_length;
        joined += *line;
    }
    return text.empty() ? from_base64url(joined) : std::nullopt;
}

} // namespace messenger
