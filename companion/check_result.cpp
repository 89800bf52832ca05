#include "check_result.hpp"

#include "build.hpp"
#include "diagnostics.hpp"
#include "files.hpp"
#include "lock.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <algorithm>
#include <stdexcept>

namespace companion {
namespace {

// More than there are cores: most tests only wait, and tests that hang should hang together.
constexpr unsigned at_once = 8;

/// The file to check, and what CMake and CTest call it.
struct Names {
    fs::path file;
    std::string preset;
    std::string target;
    std::string prefix; // of the tests
};

Names names_of(const Step& step, Subject subject) {
    const auto number = std::to_string(step.number);
    if (subject == Subject::reference)
        return {step.solution_file, "suite", "checkpoint-" + number + "-reference",
                "reference-" + number + "."};
    return {step.learner_file, "learn", "checkpoint-" + number, "step-" + number + "."};
}

std::string as_regex(std::string_view prefix) {
    std::string result = "^";
    for (const char letter : prefix)
        result += letter == '.' ? "\\." : std::string(1, letter);
    return result;
}

/// Why the build failed: the output of the test "build", which CTest and editors show, too, and
/// then the compiler's first error in the learner's file.
std::string build_problem(const Project& project, const Step& step, const Names& names,
                          const std::string& output, const GoOn& go_on) {
    ProgressLine progress_line("Reading the compiler's messages");
    const auto run = run_tests(project, names.preset, {"-R", as_regex(names.prefix) + "build$"}, 1,
                               progress_line, go_on);
    std::string problem =
        "✗ The checkpoint of step " + std::to_string(step.number) + " could not be built.";
    if (!run.tests.empty() && !run.tests.front().green && !run.tests.front().output.empty())
        problem = lines_of(run.tests.front().output).front();
    problem = wrapped(problem) + "\n";
    for (const auto& diagnostic : diagnostics_about(names.file, output))
        if (diagnostic.error)
            return problem + diagnostic.text;
    return problem + last_lines(without_progress(output), 20);
}

/// The report on a checkpoint that ran no test.
std::string no_tests_problem(const Step& step, const TestRun& run) {
    return "✗ The checkpoint of step " + std::to_string(step.number) +
           " ran no test. CTest says:\n\n" + last_lines(run.ended.output, 15);
}

CheckResult judge_once(const Project& project, const Step& step, Subject subject,
                       const GoOn& go_on) {
    const auto names = names_of(step, subject);
    const auto number = std::to_string(step.number);
    CheckResult result;
    if (!fs::exists(project.root / names.file)) {
        result.problem = "✗ " + names.file.string() + " is missing. `./workshop reset " + number +
                         "` restores the original file.\n";
        return result;
    }
    result.file_hash = hash_of(read_file(project.root / names.file));

    result.cancelled = !configure(project, names.preset, {}, go_on);
    if (result.cancelled)
        return result;
    const auto built =
        build(project, names.preset, {names.target}, "Building step " + number, go_on);
    if (!built.ok() && !built.cancelled)
        result.problem = build_problem(project, step, names, built.output, go_on);
    for (const auto& diagnostic : diagnostics_about(names.file, built.output))
        if (!diagnostic.error)
            result.warnings.push_back(diagnostic.text);
    result.cancelled = built.cancelled || (go_on && !go_on());
    if (result.cancelled || !result.problem.empty())
        return result;

    // Everything is built by now, so CTest need not run the test that builds it.
    ProgressLine progress_line("Testing step " + number);
    auto run = run_tests(project, names.preset,
                         {"-R", as_regex(names.prefix) + "Todo_", "--fixture-exclude-any", "."},
                         at_once, progress_line, go_on);
    result.cancelled = run.ended.cancelled;
    for (auto& test : run.tests)
        test.name.erase(0, names.prefix.size());
    result.tests = std::move(run.tests);
    // In the order of the TODOs: the learner should read the first red one.
    std::ranges::stable_sort(result.tests, {}, [](const Test& test) { return todo_of(test.name); });
    if (result.tests.empty() && !result.cancelled)
        result.problem = no_tests_problem(step, run);
    return result;
}

std::string how_it_ended(const Test& test) {
    if (test.ending.find("Timeout") != test.ending.npos)
        return "did not end: something waits or loops forever";
    if (test.ending.find("SegFault") != test.ending.npos)
        return "crashed: it accessed memory that does not belong to it (a segmentation fault)";
    if (test.ending.find("abort") != test.ending.npos)
        return "crashed: the program was aborted, for instance by an uncaught exception";
    if (test.ending.find("Exception") != test.ending.npos)
        return "crashed (" + test.ending + ")";
    return "failed without a message";
}

} // namespace

bool CheckResult::green() const {
    return problem.empty() && !cancelled && std::ranges::all_of(tests, &Test::green);
}

CheckResult run_checkpoint(const Project& project, const Step& step, Subject subject,
                           const GoOn& go_on) {
    const auto names = names_of(step, subject);
    const Lock lock(build_lock(project, names.preset), "building", go_on);
    for (;;) {
        CheckResult result;
        result.cancelled = !lock.held();
        if (lock.held())
            result = judge_once(project, step, subject, go_on);
        const auto file = project.root / names.file;
        if (result.cancelled || !fs::exists(file) || result.file_hash == hash_of(read_file(file)))
            return result;
    }
}

std::string todo_of(std::string_view test) {
    constexpr std::string_view prefix = "Todo_";
    const auto dot = test.find('.');
    if (!test.starts_with(prefix) || dot == test.npos)
        return {};
    std::string number(test.substr(prefix.size(), dot - prefix.size()));
    std::ranges::replace(number, '_', '.');
    return number;
}

std::string title_of(std::string_view test) {
    return in_words(test.substr(test.find('.') + 1));
}

std::string lesson_of(const Test& test, const Step& step) {
    const auto lines = lines_of(test.output);
    std::string lesson;
    bool inside = false;
    for (const auto line : lines) {
        inside = (inside && !line.empty()) || line.starts_with("✗ TODO");
        if (inside)
            lesson += std::string(line) + "\n";
        else if (!lesson.empty())
            break;
    }
    if (!lesson.empty())
        return escape_controls(lesson);
    lesson = wrapped("✗ TODO " + todo_of(test.name) + ": \"" + title_of(test.name) + "\" " +
                     how_it_ended(test) + ".");
    if (!lines.empty())
        lesson +=
            "  The last lines that it printed:\n" + escape_controls(last_lines(test.output, 12));
    return lesson +
           wrapped("Look at TODO " + todo_of(test.name) + " in " + step.learner_file.string() + ".",
                   2);
}

} // namespace companion
