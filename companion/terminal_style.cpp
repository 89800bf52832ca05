#include "terminal_style.hpp"

#include "text.hpp"

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <langinfo.h>
#include <unistd.h>
#include <utility>

namespace companion {
namespace {

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value && *value;
}

TerminalStyle find_out() {
    std::setlocale(LC_CTYPE, "");
    const char* term = std::getenv("TERM");
    const bool dumb = !term || std::string_view(term) == "dumb";
    const bool terminal = ::isatty(STDOUT_FILENO) && !dumb;
    return {terminal, terminal && !is_set("NO_COLOR"),
            std::string_view(::nl_langinfo(CODESET)) == "UTF-8"};
}

std::string in(const char* code, std::string_view text) {
    if (!terminal_style().colour)
        return std::string(text);
    return std::string("\033[") + code + "m" + std::string(text) + "\033[0m";
}

} // namespace

const TerminalStyle& terminal_style() {
    static const TerminalStyle found = find_out();
    return found;
}

std::string bold(std::string_view text) {
    return in("1", text);
}
std::string dim(std::string_view text) {
    return in("2", text);
}
std::string green(std::string_view text) {
    return in("32", text);
}
std::string red(std::string_view text) {
    return in("31", text);
}

void say(std::string_view text) {
    const std::string shown = terminal_style().utf8 ? std::string(text) : in_ascii(text);
    std::fwrite(shown.data(), 1, shown.size(), stdout);
    std::fflush(stdout);
}

std::string in_ascii(std::string_view text) {
    constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {"✓", "+"}, {"✗", "x"},  {"·", "-"},  {"…", "..."}, {"–", "-"},
        {"—", "-"}, {"→", "->"}, {"“", "\""}, {"”", "\""},  {"’", "'"}};
    std::string result;
    while (!text.empty()) {
        const auto* sign = std::ranges::find_if(
            signs, [&](const auto& pair) { return text.starts_with(pair.first); });
        if (sign != std::end(signs)) {
            result += sign->second;
            text.remove_prefix(sign->first.size());
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

std::string escape_controls(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto letter = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        if ((letter < 0x20 && letter != '\n' && letter != '\t') || letter == 0x7f) {
            result += letter == '\r' ? "" : "?";
        } else if (letter == 0xc2 && next >= 0x80 && next < 0xa0) { // U+0080 to U+009F in UTF-8
            result += '?';
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string wrapped(std::string_view text, std::size_t indent) {
    constexpr std::size_t width = 80;
    std::string result;
    std::size_t column = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (column > 0 && column + 1 + columns(word) > width) {
            result += '\n';
            column = 0;
        }
        if (column == 0) {
            result += std::string(indent, ' ');
            column = indent;
        } else {
            result += ' ';
            ++column;
        }
        result += word;
        column += columns(word);
    }
    return result + '\n';
}

std::string folded(std::string_view text) {
    std::string result;
    for (const auto line : lines_of(text))
        result += line.starts_with(' ') ? std::string(line) + '\n' : wrapped(line);
    return result;
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    bool escape = false; // inside an escape sequence, which takes no column
    for (const unsigned char byte : text) {
        if (byte == '\033')
            escape = true;
        else if (escape)
            escape = byte != 'm';
        else if ((byte & 0xc0) != 0x80)
            ++count;
    }
    return count;
}

std::string padded(std::string_view text, std::size_t width) {
    const auto used = columns(text);
    return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

} // namespace companion
