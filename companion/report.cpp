#include "report.hpp"

#include "terminal_style.hpp"
#include "text.hpp"

#include <algorithm>

namespace companion {
namespace {

constexpr std::size_t warnings_shown = 3;

void report_warnings(const Step& step, const std::vector<std::string>& warnings) {
    if (warnings.empty())
        return;
    say("The compiler warns about " + step.learner_file.filename().string() + ":\n\n");
    for (std::size_t i = 0; i < std::min(warnings.size(), warnings_shown); ++i)
        say(folded(escape_controls(warnings[i])) + "\n");
    if (warnings.size() > warnings_shown)
        say("… and " + counted(warnings.size() - warnings_shown, "more warning") + ".\n\n");
}

/// Prints one TODO. Lists its tests, too, if it is the `first` red one or some of its tests are
/// green; a TODO that is done, or not begun, takes one line.
void report_todo(const Todo& todo, const std::vector<Test>& all, bool first) {
    std::vector<Test> tests;
    std::ranges::copy_if(all, std::back_inserter(tests),
                         [&](const Test& test) { return todo_of(test.name) == todo.number; });
    const auto greens = static_cast<std::size_t>(std::ranges::count_if(tests, &Test::green));
    const bool green = greens == tests.size();
    say("  " + status_word(green) + "  " + padded(todo.number + " " + todo.title, 36) +
        dim(green ? counted(greens, "test")
                  : std::to_string(greens) + " of " + counted(tests.size(), "test") + " green") +
        "\n");
    if (green || (!first && greens == 0))
        return;
    for (const auto& test : tests)
        say("      " + padded(test.green ? companion::green("✓") : red("✗"), 4) +
            title_of(test.name) + "\n");
}

/// `lesson` with its first line, which names the TODO, in bold.
std::string with_bold_head(const std::string& lesson) {
    const auto end = std::min(lesson.find('\n'), lesson.size());
    return bold(lesson.substr(0, end)) + lesson.substr(end);
}

} // namespace

std::string status_word(bool green_one) {
    return green_one ? green("✓ green") : red("✗ red  ");
}

void report(const Step& step, const CheckResult& result) {
    report_warnings(step, result.warnings);
    const auto name = "Step " + std::to_string(step.number) + ", " + step.name;
    if (!result.problem.empty()) {
        say(bold(name + ": " + "✗ red") + "\n\n" +
            with_bold_head(folded(escape_controls(result.problem))));
        return;
    }
    const auto greens = std::ranges::count_if(result.tests, &Test::green);
    say(bold(name + ": " + (result.green() ? "✓ green" : "✗ red")) + ", " + std::to_string(greens) +
        " of " + counted(result.tests.size(), "test") + " green\n\n");
    const auto first_red = std::ranges::find(result.tests, false, &Test::green);
    const auto first_todo =
        first_red == result.tests.end() ? std::string() : todo_of(first_red->name);
    for (const auto& todo : step.todos)
        report_todo(todo, result.tests, todo.number == first_todo);
    if (first_red != result.tests.end())
        say("\n" + with_bold_head(lesson_of(*first_red, step)));
}

} // namespace companion
