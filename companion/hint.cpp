// ./workshop hint: the next tier of hints each time, for the first TODO that is not green.

#include "commands.hpp"
#include "files.hpp"
#include "hints.hpp"
#include "progress.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <stdexcept>

namespace companion {
namespace {

/// The tier to show: the one after the last, or the first again if a different test is red now that
/// has a hint of its own.
int next_tier(const Progress& progress, const std::string& todo, const std::string& test,
              const std::vector<Tier>& tiers) {
    const auto given = progress.hints.find(todo);
    if (given == progress.hints.end())
        return 1;
    if (given->second.test != test)
        for (const auto& tier : tiers)
            if (tier.text_for.contains(test))
                return 1;
    return std::min(given->second.tier + 1, static_cast<int>(tiers.size()));
}

/// Markdown for a terminal: without the fences around code, and with the code indented further.
std::string shown(const std::string& markdown) {
    std::string result;
    bool code = false;
    for (const auto line : lines_of(markdown)) {
        if (line.starts_with("```"))
            code = !code;
        else
            result += line.empty() ? "\n" : (code ? "      " : "  ") + std::string(line) + "\n";
    }
    return result;
}

} // namespace

int hint(const Project& project, const std::string& which) {
    const auto progress = load_progress(project);
    const auto todo_ref = which.empty() ? TodoRef{&progress.current_step(project), nullptr}
                                        : todo_ref_named(project, which);
    const auto& step = *todo_ref.step;
    const auto* todo = todo_ref.todo ? todo_ref.todo : progress.next_todo(project, step);
    if (!todo) {
        say("Step " + std::to_string(step.number) + " is green: you need no hint.\n");
        return 0;
    }
    const auto hints = read_hints(read_file(project.root / step.folder / "checkpoint/hints.md"));
    const auto tiers = hints.find(todo->number);
    if (tiers == hints.end() || tiers->second.empty())
        throw std::runtime_error("There is no hint for TODO " + todo->number + ".");

    const auto test = progress.first_red(step, todo->number).value_or("");
    const auto tier = next_tier(progress, todo->number, test, tiers->second);
    const auto& words = tiers->second[static_cast<std::size_t>(tier) - 1];
    const auto count = static_cast<int>(tiers->second.size());
    say(bold("TODO " + todo->number + ", " + todo->title) + ": hint " + std::to_string(tier) +
        " of " + std::to_string(count) + ", " + in_lower_case(words.title) + "\n\n" +
        shown(words.text_after(test)) + "\n");
    if (tier < count)
        say(wrapped("Run `./workshop hint " + todo->number + "` again for a clearer hint."));
    else
        say(wrapped("That was the last hint. `./workshop solve " + todo->number +
                    "` replaces your code with the solution, and saves your code first."));
    update_progress(project, [&](Progress& now) { now.hints[todo->number] = {tier, test}; });
    return 0;
}

} // namespace companion
