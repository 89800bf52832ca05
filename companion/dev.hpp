// ./workshop dev: commands for maintainers of the workshop. CONTRIBUTING.md says when to use them.

#pragma once

#include "command_line.hpp"

namespace CLI {
class App;
}

namespace companion {

/// Adds the command `dev` to `app`, whose help refers to CONTRIBUTING.md instead of listing it.
/// Sets `action`, which has to outlive `app`, to the subcommand that is typed.
void add_dev(CLI::App& app, Action& action);

/// Writes checkpoint/flaws/NAME.cpp of a step: the solution of `todo`, for the mistake to be put
/// in.
int dev_flaw(const Project& project, const std::string& which, const std::string& name,
             const std::string& todo);

/// Builds the flaw in `file`, and runs the test of the suite that says whether it is caught. `file`
/// is relative to the current folder, or else to the root of the project.
int dev_check_flaw(const Project& project, const std::string& file);

/// Makes the pictures in readme-images/ from the running programs.
int dev_pictures(const Project& project);

} // namespace companion
