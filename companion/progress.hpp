// What the companion remembers between two commands: how each step's last check ended, which step
// the learner is at, and which hints were given. It is stored in .workshop/progress.json, and all
// of it can be found again by checking. A check counts only as long as the learner's file is the
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

/// The state of a TODO or a step. `changed`: its file has changed since it was checked. `broken`:
/// it does not build, so no test could run.
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
    std::string test; // the one that was red then; may be empty
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

/// Loads what is remembered. If the file cannot be read, puts it aside and prints a sentence;
/// nothing else is lost.
Progress load_progress(const Project& project);

/// Changes what is remembered. No other companion can change it at the same time.
void update_progress(const Project& project, const std::function<void(Progress&)>& change);

/// Remembers the result of checking a step.
void remember(const Project& project, const Step& step, const CheckResult& result);

} // namespace companion
