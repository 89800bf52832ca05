// ./workshop test: the workshop's own suite, in two builds: "suite" as a learner builds, and
// "check" with the sanitizers. Learners' files are neither built nor judged.

#include "build.hpp"
#include "commands.hpp"
#include "ctest.hpp"
#include "lock.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <algorithm>
#include <thread>

namespace companion {
namespace {

struct Build {
    std::string preset;
    std::vector<std::string> variables = {}; // for CMake
};

struct Tally {
    std::size_t passed = 0;
    std::size_t failed = 0;
};

/// Builds everything that the preset's tests run. Goes on after a file that does not compile, which
/// must not hide the results of the other tests.
Tally build_all(const Project& project, const Build& how) {
    const auto& preset = how.preset;
    configure(project, preset, how.variables);
    const auto built =
        build(project, preset, {"suite-programs"}, "Building " + preset, {}, Errors::go_on);
    if (built.ok())
        return {};
    say(bold("✗ build/" + preset + " could not be built:") + "\n\n" +
        escape_controls(without_progress(built.output)) + "\n");
    return {0, 1};
}

void show_failure(const Test& test) {
    say("\n" + bold(red("✗ failed: ") + test.name) + " (" + test.ending + ")\n\n" +
        escape_controls(last_lines(test.output, 60)) + "\n");
}

Tally run_all(const Project& project, const Build& how) {
    const auto& preset = how.preset;
    const Lock lock(build_lock(project, preset), "building");
    Tally tally = build_all(project, how);
    ProgressLine progress_line("Testing " + preset);
    const auto cores = std::max(1u, std::thread::hardware_concurrency());
    int failed = 0;
    const auto on_test = [&](const TestLine& line) {
        if (line.ending == "Skipped") {
            progress_line.say_above("skipped: " + line.name + "\n");
        } else if (!line.ending.empty()) {
            ++failed;
            progress_line.say_above(red("✗ failed: ") + line.name + " (" + line.ending + ")\n");
        }
        progress_line.note("[" + line.progress + ", " + std::to_string(failed) + " failed]");
    };
    const auto run = run_tests(project, preset, {"--label-exclude", "^step-"}, cores, progress_line,
                               {}, on_test);
    for (const auto& test : run.tests) {
        ++(test.green ? tally.passed : tally.failed);
        if (!test.green)
            show_failure(test);
    }
    say(preset + ": " + std::to_string(tally.passed) + " passed, " + std::to_string(tally.failed) +
        " failed, " + fixed(progress_line.seconds(), 0) + " s to run\n");
    return tally;
}

} // namespace

int test_workshop(const Project& project) {
    Tally all;
    // `check --reference` uses this preset without the tests in a browser; the suite includes them.
    const Build builds[] = {{"suite", {"WORKSHOP_BROWSER_TESTS=ON"}}, {"check"}};
    for (const auto& how : builds) {
        const auto tally = run_all(project, how);
        all.passed += tally.passed;
        all.failed += tally.failed;
    }
    say(std::to_string(all.passed) + " passed, " + std::to_string(all.failed) + " failed\n");
    return all.failed == 0 ? 0 : 1;
}

} // namespace companion
