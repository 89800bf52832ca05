#include "lesson.hpp"

#include "facts.hpp"
#include "report.hpp"

#include <algorithm>
#include <cstdio>
#include <new>
#include <sys/mman.h>

namespace lesson {
namespace {

/// Thrown to end a test after its lesson has been printed.
struct Red {};

/// "1.1" of "Todo_1_1.HandsOutWhatWaitsInOrder".
std::string todo_of(std::string_view test) {
    constexpr std::string_view prefix = "Todo_";
    if (!test.starts_with(prefix))
        return {};
    std::string number(test.substr(prefix.size(), test.find('.') - prefix.size()));
    std::ranges::replace(number, '_', '.');
    return number;
}

std::string title_of(const std::string& number) {
    const auto found = std::ranges::find(todos, number, &Todo::number);
    return found == todos.end() ? "" : found->title;
}

std::string hexadecimal(unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    return {digits[byte >> 4], digits[byte & 0xF]};
}

/// The number of UTF-8 characters, each counted as one column.
std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Prints `label` and `text` in lines of at most 80 columns, with the lines of `text` aligned.
void print(const std::string& label, std::string_view text) {
    constexpr std::size_t width = 80;
    const std::string margin(columns_of(label), ' ');
    std::string line = label;
    std::size_t column = margin.size();
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        const auto columns = columns_of(word);
        if (column > margin.size() && column + 1 + columns > width) {
            std::printf("%s\n", line.c_str());
            line = margin;
            column = margin.size();
        } else if (column > margin.size()) {
            line += ' ';
            ++column;
        }
        line += word;
        column += columns;
        text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
    std::printf("%s\n", line.c_str());
}

} // namespace

Report& report() {
    static Report& shared = *new (mmap(nullptr, sizeof(Report), PROT_READ | PROT_WRITE,
                                       MAP_SHARED | MAP_ANONYMOUS, -1, 0)) Report;
    return shared;
}

void promise(std::string_view sentence) {
    report().promise.clear();
    report().promise.append(sentence);
}

void step(std::string_view what) {
    report().steps.append(std::string(what) + "\n");
}

void print_lesson(std::string_view expected, std::string_view happened) {
    report().told = true;
    const auto number = todo_of(report().test.text());
    std::printf("\n");
    print("✗ ",
          (number.empty() ? "" : "TODO " + number + ": ") + std::string(report().promise.text()));
    std::string_view steps = report().steps.text();
    for (int count = 1; !steps.empty(); ++count) {
        const auto step = steps.substr(0, steps.find('\n'));
        print("  " + std::to_string(count) + ". ", step);
        steps.remove_prefix(std::min(steps.size(), step.size() + 1));
    }
    print("  expected: ", expected);
    print("  happened: ", happened);
    if (!number.empty())
        print("  ", "Look at TODO " + number + " in " + learner_file + ", and read \"" +
                        title_of(number) + "\" in " + guide + ".");
    std::printf("\n");
    std::fflush(stdout);
}

void fail(std::string_view expected, std::string_view happened) {
    print_lesson(expected, happened);
    throw Red{};
}

std::string show(std::string_view text) {
    constexpr std::size_t most = 60;
    std::string shown = "\"";
    for (const char c : text.substr(0, most)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            shown += "\\x" + hexadecimal(byte);
        else if (c == '\\')
            shown += "\\\\";
        else
            shown += c;
    }
    shown += '"';
    return text.size() > most ? shown + "… (" + std::to_string(text.size()) + " bytes)" : shown;
}

std::string show_bytes(std::string_view bytes) {
    constexpr std::size_t most = 16;
    std::string shown;
    for (const char c : bytes.substr(0, most))
        shown += (shown.empty() ? "" : " ") + hexadecimal(static_cast<unsigned char>(c));
    if (bytes.empty())
        return "no bytes";
    return bytes.size() > most ? shown + "… (" + std::to_string(bytes.size()) + " bytes)" : shown;
}

} // namespace lesson
