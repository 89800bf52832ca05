// ./workshop without a command: where you are and what comes next, on one screen of 80 columns and
// 24 lines.

#include "commands.hpp"
#include "progress.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <algorithm>

namespace companion {
namespace {

std::string sign(CheckStatus status) {
    switch (status) {
    case CheckStatus::green:
        return green("✓");
    case CheckStatus::red:
    case CheckStatus::broken:
        return red("✗");
    default:
        return dim("·");
    }
}

std::string words(CheckStatus status) {
    switch (status) {
    case CheckStatus::green:
        return "green";
    case CheckStatus::red:
        return "red";
    case CheckStatus::broken:
        return "does not build";
    case CheckStatus::changed:
        return "not checked since your last change";
    case CheckStatus::unchecked:
        break;
    }
    return "not checked yet";
}

void show_step(const Project& project, const Progress& progress, const Step& step) {
    const auto status = progress.of(project, step);
    const auto greens = std::ranges::count_if(step.todos, [&](const Todo& todo) {
        return progress.of(project, step, todo) == CheckStatus::green;
    });
    const auto detail =
        status == CheckStatus::red
            ? std::to_string(greens) + " of " + counted(step.todos.size(), "TODO") + " green"
            : words(status);
    say("  " + padded(sign(status), 3) + " Step " + std::to_string(step.number) + "  " +
        padded(step.name, 30) + detail + "\n");
}

void show_todos(const Project& project, const Progress& progress, const Step& step) {
    for (const auto& todo : step.todos) {
        const auto status = progress.of(project, step, todo);
        say("        " + padded(sign(status), 3) + " " +
            padded(todo.number + " " + todo.title, 32) + dim(words(status)) + "\n");
    }
}

std::string next(const Project& project, const Progress& progress, const Step& step) {
    const auto todo = progress.next_todo(project, step);
    if (!todo)
        return "All steps are green.";
    return "TODO " + todo->number + " in " + step.learner_file.string() + ". The guide is " +
           (step.folder / "README.md").string() + ".";
}

void show_command(const std::string& command, const std::string& what) {
    say("  " + bold(padded("./workshop " + command, 22)) + what + "\n");
}

} // namespace

int map(const Project& project) {
    const auto progress = load_progress(project);
    const auto& current = progress.current_step(project);
    say(bold("Build your own secure messenger") + "\n\n");
    for (const auto& step : project.steps) {
        show_step(project, progress, step);
        if (&step == &current)
            show_todos(project, progress, step);
    }
    say("\n" + wrapped("Next: " + next(project, progress, current)) + "\n");
    const auto number = std::to_string(current.number);
    show_command("watch " + number, "checks whenever you save");
    show_command("check " + number, "checks once");
    show_command("hint " + number, "gives a hint, then a clearer one");
    show_command("run " + number, "starts your messenger, up to step " + number);
    show_command("demo", "starts the finished messenger");
    show_command("--help", "lists all commands");
    return 0;
}

} // namespace companion
