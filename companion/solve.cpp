// ./workshop solve, catch-up and reset: save the learner's file, and then replace all or part of
// it.

#include "backups.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "terminal_style.hpp"

#include <stdexcept>

namespace companion {
namespace {

std::string solution(const Project& project, const Step& step) {
    return read_file(project.root / step.solution_file);
}

/// The original file: the solution, with the starter's text in each TODO.
std::string starter(const Project& project, const Step& step) {
    return replace_regions(solution(project, step),
                           read_file(project.root / step.folder / "checkpoint" / "starter.cpp"));
}

/// The learner's file with the solution's text in one TODO.
std::string with_solved(const Project& project, const Step& step, const Todo& todo) {
    const auto mine = read_file(project.root / step.learner_file);
    regions_of(step, mine); // reports a broken marker in the learner's terms
    std::string overlay;
    for (const auto& region : regions_in(solution(project, step)))
        if (region.number == todo.number)
            overlay = "// >>> " + region.number + "\n" + region.text + "// <<< " + region.number;
    return replace_regions(mine, overlay);
}

void say_done(const std::optional<int>& backup, const std::string& done,
              const std::string& already) {
    if (backup)
        say(wrapped(done + " Your version is saved; `./workshop undo` restores it."));
    else
        say(wrapped(already));
}

} // namespace

int solve(const Project& project, const std::string& place_text) {
    const auto todo_ref = todo_ref_named(project, place_text);
    const auto& step = *todo_ref.step;
    const auto file = step.learner_file.string();
    const auto backup = change_files(project, "solve-" + place_text, [&] {
        return NewTexts{{step.learner_file, todo_ref.todo
                                                ? with_solved(project, step, *todo_ref.todo)
                                                : solution(project, step)}};
    });
    const auto what = todo_ref.todo ? "TODO " + todo_ref.todo->number + " in " + file : file;
    say_done(backup, what + " now has the solution.", what + " already has the solution.");
    return 0;
}

int catch_up(const Project& project, const std::string& which) {
    const auto& wanted = step_named(project, which);
    const auto backup = change_files(project, "catch-up-" + which, [&] {
        NewTexts texts;
        for (const auto& step : project.steps)
            if (step.number < wanted.number)
                texts.emplace(step.learner_file, solution(project, step));
        return texts;
    });
    const auto begin =
        " You can start with step " + which + ": " + (wanted.folder / "README.md").string() + ".";
    say_done(backup, "The steps before " + which + " are solved." + begin,
             (wanted.number == project.steps.front().number
                  ? "There is no step before " + which + "."
                  : "The steps before " + which + " already have the solutions.") +
                 begin);
    return 0;
}

int reset(const Project& project, const std::string& which) {
    const auto& step = step_named(project, which);
    const auto file = step.learner_file.string();
    const auto backup = change_files(project, "reset-" + which, [&] {
        return NewTexts{{step.learner_file, starter(project, step)}};
    });
    say_done(backup, file + " is the original file again.",
             file + " is already the original file.");
    return 0;
}

} // namespace companion
