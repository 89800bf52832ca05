// ./workshop check: checks one step, or all of them.

#include "commands.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "terminal_style.hpp"

namespace companion {
namespace {

/// What to do next, in a line.
std::string advice(const Project& project, const Step& step, bool green) {
    const auto number = std::to_string(step.number);
    if (!green)
        return "`./workshop hint " + number + "` gives a hint, `./workshop watch " + number +
               "` checks whenever you save.";
    const auto progress = load_progress(project);
    const auto& next = progress.current_step(project);
    if (progress.of(project, next) == CheckStatus::green)
        return "All steps are green. `./workshop run " + number + "` starts your messenger.";
    return "`./workshop run " + number + "` starts your messenger. Next: step " +
           std::to_string(next.number) + ", " + (next.folder / "README.md").string() + ".";
}

bool check_one(const Project& project, const Step& step, Subject subject) {
    const auto result = run_checkpoint(project, step, subject);
    if (subject == Subject::learner)
        remember(project, step, result);
    report(step, result);
    return result.green();
}

} // namespace

int check(const Project& project, const std::string& which, bool reference) {
    const auto subject = reference ? Subject::reference : Subject::learner;
    if (which != "all") {
        const auto progress = load_progress(project);
        const auto& step =
            which.empty() ? progress.current_step(project) : step_named(project, which);
        const bool green = check_one(project, step, subject);
        if (!reference)
            say("\n" + wrapped(advice(project, step, green)));
        return green ? 0 : 1;
    }
    bool green = true;
    for (const auto& step : project.steps) {
        green = check_one(project, step, subject) && green;
        say("\n");
    }
    return green ? 0 : 1;
}

} // namespace companion
