// ./workshop bench verdict: measures the time from a one-line change in a learner's file to the
// result of the check, and compares it with a lower bound: the time to compile that file alone,
// with the same flags, and to link an empty test.
//
// It measures in a copy of the project, so that it changes no file of the learner's.

#include "build.hpp"
#include "check_result.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "terminal_style.hpp"
#include "text.hpp"
#include "tree_copy.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <stdexcept>

namespace companion {
namespace {

constexpr int rounds = 5;

double median_seconds(const std::function<void(int round)>& work) {
    std::vector<double> seconds;
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        work(round);
        seconds.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(seconds);
    return seconds[rounds / 2];
}

void run_shell(const std::string& command) {
    const auto ended = run({{"sh", "-c", command}});
    if (!ended.ok())
        throw std::runtime_error("This command failed: " + command + "\n\n" + ended.output);
}

std::string quoted(const fs::path& path) {
    std::string result = "'";
    for (const char letter : path.string())
        result += letter == '\'' ? "'\\''" : std::string(1, letter);
    return result + "'";
}

/// How the build compiles `file`, from compile_commands.json.
std::string compile_command(const Project& project, const fs::path& file) {
    const auto folder = project.build_folder("learn");
    const auto commands = boost::json::parse(read_file(folder / "compile_commands.json"));
    for (const auto& entry : commands.as_array())
        if (fs::path(std::string(entry.at("file").as_string())) == project.root / file)
            return "cd " + quoted(folder) + " && " + std::string(entry.at("command").as_string());
    throw std::runtime_error("CMake does not know how to compile " + file.string() + ".");
}

/// Seconds to link a test program with one empty test.
double link_floor(const Project& project, const std::string& compiler) {
    const auto folder = project.build_folder("learn");
    const auto source = folder / "empty-test.cpp", object = folder / "empty-test.o";
    write_new_file(source, "#include <gtest/gtest.h>\nTEST(Empty, Empty) {}\n");
    run_shell(compiler + " -std=c++20 -c " + quoted(source) + " -o " + quoted(object));
    return median_seconds([&](int) {
        run_shell(compiler + " " + quoted(object) + " -lgtest -lgtest_main -pthread -o " +
                  quoted(folder / "empty-test"));
    });
}

void measure(const Project& copy, const Step& step) {
    const auto file = copy.root / step.learner_file;
    const auto text = read_file(file);
    auto result = run_checkpoint(copy, step, Subject::learner); // warms everything up
    const auto seconds = median_seconds([&](int round) {
        replace_file(file, text + "// round " + std::to_string(round) + "\n");
        result = run_checkpoint(copy, step, Subject::learner);
    });
    const auto command = compile_command(copy, step.learner_file);
    const auto compile = median_seconds([&](int) { run_shell(command); });
    const auto begin = command.find("&& ") + 3;
    const auto link = link_floor(copy, command.substr(begin, command.find(' ', begin) - begin));
    const auto floor = compile + link;
    const auto greens = std::ranges::count_if(result.tests, &Test::green);
    say("Step " + std::to_string(step.number) + ": " + fixed(seconds, 2) +
        " s from the change to the result (" + std::to_string(greens) + " of " +
        counted(result.tests.size(), "test") + " green)\n        " + fixed(floor, 2) +
        " s is the lower bound: " + fixed(compile, 2) + " s to compile, " + fixed(link, 2) +
        " s to link; the ratio is " + fixed(seconds / floor, 2) + "\n");
}

} // namespace

int bench_verdict(const Project& project) {
    const auto folder = project.root / "build" / "bench";
    copy_tree(project.root, folder);
    const auto copy = open_project(folder);
    say("Medians of " + std::to_string(rounds) +
        " rounds after a first one, with your files as they are.\n");
    for (const auto& step : copy.steps)
        measure(copy, step);
    return 0;
}

} // namespace companion
