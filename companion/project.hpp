// The workshop on the disk: which steps exist, and where the files of each are.

#pragma once

#include "regions.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace companion {

struct Todo {
    std::string number; // "1.2"
    std::string title;  // "A client's session"
};

/// One step. Paths are relative to the root of the project, as a learner reads them.
struct Step {
    int number;
    std::string name;                    // "relay"
    std::filesystem::path folder;        // step-1-relay
    std::filesystem::path learner_file;  // step-1-relay/relay.cpp
    std::filesystem::path solution_file; // solutions/step-1-relay/relay.cpp
    std::vector<Todo> todos;

    /// "step-1", as CMake and CTest call it.
    std::string target() const { return "step-" + std::to_string(number); }
};

struct Project {
    std::filesystem::path root;
    std::vector<Step> steps; // those that exist, ascending

    std::filesystem::path build_folder(std::string_view preset) const {
        return root / "build" / preset;
    }

    /// The folder of what the companion remembers: progress, saved files, locks. Created if
    /// missing.
    std::filesystem::path memory() const;
};

/// Reads the project at `root`. The TODOs are those of the solutions: a learner may break a marker
/// in their own file. Throws std::runtime_error with a sentence if there is no project.
Project open_project(const std::filesystem::path& root);

/// The root of the project: the variable WORKSHOP_ROOT, which the script `workshop` sets, or else
/// the nearest folder, from the current one upwards, that is one.
std::filesystem::path find_root();

/// The step that a learner calls N. Throws std::runtime_error with a suggestion if there is none.
const Step& step_named(const Project& project, std::string_view text);

/// The regions in `text`, the text of the learner's file of `step`. Throws std::runtime_error with
/// a sentence that names the file if its markers are damaged.
std::vector<Region> regions_of(const Step& step, std::string_view text);

struct TodoRef {
    const Step* step;
    const Todo* todo; // nullptr: the whole step
};

/// The step or TODO that a learner calls N or N.M. Throws as step_named() does.
TodoRef todo_ref_named(const Project& project, std::string_view text);

} // namespace companion
