#include "program.hpp"

#include "build.hpp"
#include "diagnostics.hpp"
#include "progress.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <stdexcept>

namespace companion {
namespace {

/// The variable that lists the earlier steps of the learner's for CMake; the last step always is
/// the learner's. None for step 1, which has no earlier one: any value will do.
std::vector<std::string> green_steps(const Program& program, const std::vector<Part>& parts) {
    if (program.reference || parts.size() < 2)
        return {};
    std::string list;
    for (const auto& part : parts)
        if (part.yours && part.step != &program.step)
            list += (list.empty() ? "" : ";") + std::to_string(part.step->number);
    return {"WORKSHOP_GREEN_STEPS=" + list};
}

} // namespace

std::string Program::target() const {
    return kind + "-" + std::to_string(step.number) + (reference ? "-reference" : "");
}

std::vector<Part> parts_of(const Project& project, const Program& program) {
    const auto progress = load_progress(project);
    std::vector<Part> parts;
    for (const auto& step : project.steps)
        if (step.number <= program.step.number)
            parts.push_back(
                {&step, !program.reference && (&step == &program.step ||
                                               progress.of(project, step) == CheckStatus::green)});
    return parts;
}

std::filesystem::path build_program(const Project& project, const Program& program,
                                    const std::vector<Part>& parts) {
    configure(project, "learn", green_steps(program, parts));
    const auto target = program.target();
    const auto built = build(project, "learn", {target}, "Building " + target);
    if (built.ok())
        return project.build_folder("learn") / "bin" / target;
    for (const auto& part : parts)
        for (const auto& diagnostic : diagnostics_about(part.step->learner_file, built.output))
            if (diagnostic.error)
                throw std::runtime_error(
                    part.step->learner_file.string() + " does not compile, so step " +
                    std::to_string(program.step.number) + " cannot start. The first error:\n\n" +
                    folded(diagnostic.text));
    throw std::runtime_error(target + " could not be built. The end of the build's output:\n\n" +
                             last_lines(without_progress(built.output), 20));
}

} // namespace companion
