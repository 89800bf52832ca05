#include "terminal_emulator.hpp"

#include "client/display_width.hpp"

#include <algorithm>
#include <stdexcept>

namespace {

constexpr std::size_t width = 80;

struct TerminalEmulator {
    std::vector<std::u32string> rows{U""};
    std::size_t row = 0, column = 0;

    void newline() {
        if (++row == rows.size())
            rows.emplace_back();
    }
    void put(char32_t point) {
        if (column == width) {
            column = 0;
            newline();
        }
        auto& text = rows[row];
        if (text.size() <= column)
            text.resize(column + 1, U' ');
        text[column++] = point;
    }
    void obey(const std::u32string& sequence) {
        const auto parameter = messenger::encode(sequence.substr(0, sequence.size() - 1));
        if (sequence.back() == U'K')
            rows[row].resize(std::min(rows[row].size(), column));
        else if (sequence.back() == U'C')
            column += std::stoul(parameter);
        else if (parameter != "?2004")
            throw std::runtime_error("This escape sequence is none of ours: " + parameter);
    }
};

} // namespace

std::vector<std::string> seen(std::string_view bytes) {
    TerminalEmulator emulator;
    const auto points = messenger::decode(bytes);
    if (!points)
        throw std::runtime_error("The terminal was sent something that is not UTF-8.");
    for (std::size_t i = 0; i != points->size(); ++i) {
        const auto point = (*points)[i];
        if (point == U'\r') {
            emulator.column = 0;
        } else if (point == U'\n') {
            emulator.newline();
        } else if (point == U'\x1b') {
            const auto begin = i + 2; // after "ESC ["
            for (i = begin; (*points)[i] < U'@'; ++i) {
            }
            emulator.obey(points->substr(begin, i + 1 - begin));
        } else if (messenger::is_control(point)) {
            throw std::runtime_error("The terminal was sent a control character.");
        } else {
            emulator.put(point);
        }
    }
    std::vector<std::string> rows;
    for (auto& row : emulator.rows) {
        row.erase(row.find_last_not_of(U' ') + 1);
        rows.push_back(messenger::encode(row));
    }
    return rows;
}
