// ./workshop dev check-flaw: is the test that a flaw names red, with the words that it names? The
// suite's own test decides (tests/verdicts).

#include "build.hpp"
#include "ctest.hpp"
#include "dev.hpp"
#include "files.hpp"
#include "lock.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <stdexcept>

namespace companion {
namespace {

struct Flaw {
    std::string step; // its number
    std::string name;
    std::string preset;
};

/// The flaw in `file`. Throws std::runtime_error if that is missing, or in another folder.
Flaw flaw_in(const Project& project, const fs::path& file) {
    if (!fs::exists(file))
        throw std::runtime_error("There is no file " + file.string() + ".");
    const auto folder = fs::canonical(file).parent_path();
    for (const auto& step : project.steps) {
        const auto flaws = fs::weakly_canonical(project.root / step.folder / "checkpoint/flaws");
        for (const bool sanitized : {false, true})
            if (folder == (sanitized ? flaws / "sanitized" : flaws))
                return {std::to_string(step.number), file.stem().string(),
                        sanitized ? "check" : "suite"};
    }
    throw std::runtime_error(file.string() + " is not in the folder checkpoint/flaws of a step.");
}

Test run_test(const Project& project, const Flaw& flaw) {
    const Lock lock(build_lock(project, flaw.preset), "building");
    configure(project, flaw.preset);
    const auto target = "flaw-" + flaw.step + "-" + flaw.name;
    const auto built = build(project, flaw.preset, {target}, "Building " + target);
    if (!built.ok())
        throw std::runtime_error("The flaw could not be built. The end of the build's output:\n\n" +
                                 last_lines(without_progress(built.output), 20));
    ProgressLine progress_line("Testing");
    const auto run =
        run_tests(project, flaw.preset, {"-R", "^flaw[.]" + flaw.step + "[.]" + flaw.name + "$"}, 1,
                  progress_line);
    if (run.tests.empty())
        throw std::runtime_error("CTest ran no test. It says:\n\n" + run.ended.output);
    return run.tests.front();
}

} // namespace

int dev_check_flaw(const Project& project, const std::string& file) {
    const auto path = fs::exists(file) ? fs::path(file) : project.root / file;
    const auto test = run_test(project, flaw_in(project, path));
    if (!test.green) {
        say(red("✗ not caught as it should be:") + "\n\n" + escape_controls(test.output) + "\n");
        return 1;
    }
    say(green("✓ caught:") + "\n\n");
    for (const auto line : lines_of(read_file(path)))
        if (line.starts_with("// Caught by: ") || line.starts_with("// The learner reads: "))
            say(std::string(line) + "\n");
    return 0;
}

} // namespace companion
