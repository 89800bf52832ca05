// ./workshop run N: the messenger as far as step N goes. ./workshop demo: as far as it goes at all,
// from the solutions.

#include "build.hpp"
#include "commands.hpp"
#include "diagnostics.hpp"
#include "lock.hpp"
#include "look.hpp"
#include "progress.hpp"
#include "text.hpp"

#include <algorithm>
#include <stdexcept>

namespace companion {
namespace {

constexpr int demo_port = 8888;

Command program(const Project& project, const std::string& preset, const std::string& target,
                const Serving& serving) {
    Command command{{(project.build_folder(preset) / "bin" / target).string()}};
    if (serving.port)
        command.words.insert(command.words.end(), {"--port", std::to_string(*serving.port)});
    if (!serving.address.empty())
        command.words.insert(command.words.end(), {"--address", serving.address});
    return command;
}

/// The earlier steps whose checkpoint is green: these come from the learner's files.
std::vector<const Step*> green_before(const Project& project, const Step& last) {
    const auto progress = load_progress(project);
    std::vector<const Step*> green;
    for (const auto& step : project.steps)
        if (step.number < last.number && progress.of(project, step) == Standing::green)
            green.push_back(&step);
    return green;
}

void say_where_from(const Project& project, const Step& last,
                    const std::vector<const Step*>& green) {
    for (const auto& step : project.steps) {
        if (step.number > last.number)
            break;
        const bool yours = &step == &last || std::ranges::find(green, &step) != green.end();
        say("Step " + std::to_string(step.number) + " comes from " +
            (yours ? step.learner_file : step.solution_file).string() +
            (yours ? ".\n" : ", since yours is not known to be green.\n"));
    }
}

/// Builds `target`; throws std::runtime_error with what the compiler said when that fails.
void build_program(const Project& project, const Step& step, const std::string& preset,
                   const std::string& target) {
    const auto built = build(project, preset, {target}, "Building " + target);
    if (built.ok())
        return;
    for (const auto& diagnostic : diagnostics_about(step.learner_file, built.output))
        if (diagnostic.error)
            throw std::runtime_error(step.learner_file.string() + " does not compile, so step " +
                                     std::to_string(step.number) +
                                     " cannot start. The first error:\n\n" +
                                     folded(diagnostic.text));
    throw std::runtime_error(target + " could not be built. The end of what the build says:\n\n" +
                             last_lines(without_progress(built.output), 20));
}

} // namespace

int run_step(const Project& project, const std::string& which, bool reference,
             const Serving& serving) {
    const auto& step =
        which.empty() ? load_progress(project).current_step(project) : step_named(project, which);
    const auto target = step.target() + (reference ? "-reference" : "");
    {
        const Lock lock(build_lock(project, "learn"), "building");
        if (reference) {
            configure(project, "learn");
            say("Every step comes from solutions/.\n");
        } else {
            const auto green = green_before(project, step);
            std::string list;
            for (const auto* earlier : green)
                list += (list.empty() ? "" : ";") + std::to_string(earlier->number);
            // Step 1 has no earlier one; for it, whatever CMake was told for another is as good.
            if (step.number > 1)
                configure(project, "learn", {"WORKSHOP_GREEN_STEPS=" + list});
            else
                configure(project, "learn");
            say_where_from(project, step, green);
        }
        build_program(project, step, "learn", target);
    }
    become(program(project, "learn", target, serving));
}

int demo(const Project& project, const Serving& serving) {
    const auto& step = project.steps.back();
    const auto target = step.target() + "-reference";
    {
        const Lock lock(build_lock(project, "release"), "building");
        configure(project, "release");
        build_program(project, step, "release", target);
    }
    become(
        program(project, "release", target, {serving.port.value_or(demo_port), serving.address}));
}

} // namespace companion
