// The workshop as it lies on the disk: which steps exist, and where each one's files are.

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

    /// Where the companion keeps what it remembers: progress, saved files, locks. Made when
    /// missing.
    std::filesystem::path memory() const;
};

/// Reads the project at `root`. The TODOs are those of the solutions: a learner may break a marker
/// in the own file. Throws std::runtime_error with a sentence when there is no project.
Project open_project(const std::filesystem::path& root);

/// The root of the project: what the environment says (the file `workshop` sets WORKSHOP_ROOT), or
/// the nearest folder from here upwards that is one.
std::filesystem::path find_root();

/// What a learner types as N or N.M. Throws std::runtime_error with the nearest right thing.
const Step& step_named(const Project& project, std::string_view text);

/// The regions of a learner's file of which `text` is the text. Throws std::runtime_error with a
/// sentence that names the file when a marker is missing.
std::vector<Region> regions_of(const Step& step, std::string_view text);

struct TodoRef {
    const Step* step;
    const Todo* todo; // none: the whole step
};
TodoRef todo_ref_named(const Project& project, std::string_view text);

} // namespace companion
