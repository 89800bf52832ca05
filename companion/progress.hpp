// What the companion remembers between two commands: how each step's last check ended, which step
// the learner is at, and which hints were given. It lies in .workshop/progress.json, and all of it
// can be found again by checking. A check counts only as long as the learner's file is still the
// one that was checked.

#pragma once

#include "check_result.hpp"
#include "project.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace companion {

/// How a TODO or a step stands. `changed`: not checked since the file was. `broken`: it does not
/// build, so no test could say anything.
enum class CheckStatus { unchecked, changed, broken, red, green };

struct CheckedTest {
    std::string name;
    bool green;
};

/// The last check of one step.
struct Checked {
    std::string file_hash;
    bool built;
    std::vector<CheckedTest> tests;
};

struct GivenHint {
    int tier;         // 1 to 3
    std::string test; // that was red then; may be empty
};

struct Progress {
    int current = 0; // the step that was checked last; 0: none yet
    std::map<int, Checked> steps;
    std::map<std::string, GivenHint> hints; // by TODO

    /// How the last check of a TODO, or of the whole step, ended.
    CheckStatus of(const Project& project, const Step& step, const Todo& todo) const;
    CheckStatus of(const Project& project, const Step& step) const;

    /// The first red test of the last check, of one TODO or of the whole step, even if the file has
    /// changed since.
    std::optional<std::string> first_red(const Step& step, const std::string& todo = "") const;

    /// Where the learner is: the step that was checked last, or the next one that is not green.
    const Step& current_step(const Project& project) const;

    /// The first TODO of `step` that is not green, if any.
    const Todo* next_todo(const Project& project, const Step& step) const;
};

/// What is remembered. A file that cannot be read is put aside, with a sentence, and nothing else
/// is lost by that.
Progress load_progress(const Project& project);

/// Changes what is remembered, in one step that no other companion comes between.
void update_progress(const Project& project, const std::function<void(Progress&)>& change);

/// Remembers the verdict on a step.
void remember(const Project& project, const Step& step, const CheckResult& result);

} // namespace companion
