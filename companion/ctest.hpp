// CTest, as the companion uses it: which tests ran, and how each ended.

#pragma once

#include "process.hpp"
#include "progress_line.hpp"
#include "project.hpp"

#include <string>
#include <vector>

namespace companion {

struct Test {
    std::string name; // "step-1.Todo_1_1.HandsOutWhatWaitsInOrder"
    bool green;
    std::string output;
    std::string
        ending; // why it is red, in CTest's words: "Failed", "Timeout", "Exception: SegFault"
};

struct TestRun {
    std::vector<Test> tests;
    Ended ended;
};

/// Reads the file that ctest --output-junit writes; the endings are not in it.
std::vector<Test> read_junit(const std::filesystem::path& file);

/// The parts of a line such as "3/6 Test #3: step-1.Todo_1_1.B ....***Timeout   1.00 sec". The name
/// is empty for other lines.
struct TestLine {
    std::string progress; // "3/6"
    std::string name;
    std::string ending; // empty: passed
};
TestLine read_line(std::string_view line);

/// Runs the tests of build/PRESET that `selection`, options of ctest, selects, `at_once` of them at
/// a time. Calls `on_test` for each test when it has ended.
TestRun run_tests(const Project& project, const std::string& preset,
                  const std::vector<std::string>& selection, unsigned at_once,
                  ProgressLine& progress_line, const GoOn& go_on = {},
                  const std::function<void(const TestLine&)>& on_test = {});

} // namespace companion
