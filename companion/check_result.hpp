// The result of checking one step: does the learner's file compile, and which tests are green?

#pragma once

#include "ctest.hpp"
#include "project.hpp"

#include <string>
#include <vector>

namespace companion {

struct CheckResult {
    bool cancelled = false;
    std::string file_hash;             // of the file that was checked
    std::string problem;               // why no test could run: a sentence, then the details
    std::vector<std::string> warnings; // the compiler's, about the learner's file
    std::vector<Test> tests;           // names begin with the TODO: "Todo_1_1.HandsOutWhatWaits"

    bool green() const;
};

enum class Subject { learner, reference };

/// Builds the checkpoint of `step` and runs it, against the learner's file or the reference.
/// Starts again if the file is saved meanwhile. Asks `go_on` several times a second.
/// Throws std::runtime_error with a sentence if that is not possible.
CheckResult run_checkpoint(const Project& project, const Step& step, Subject subject,
                           const GoOn& go_on = {});

/// "1.2" for the test "Todo_1_2.LeavesHoweverItEnds"; empty if the name contains no TODO.
std::string todo_of(std::string_view test);

/// "leaves however it ends" for that test.
std::string title_of(std::string_view test);

/// The lesson that a red test printed. If it printed none: a sentence about how it ended, and the
/// last lines of its output.
std::string lesson_of(const Test& test, const Step& step);

} // namespace companion
