// CMake, as the companion uses it: the presets of CMakePresets.json, configured when needed.

#pragma once

#include "process.hpp"
#include "project.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace companion {

/// Only one companion at a time builds in the folder of a preset: to be held while building there
/// and while running what was built.
std::filesystem::path build_lock(const Project& project, std::string_view preset);

/// Configures build/PRESET unless it is configured already, with these values of cache variables
/// ("NAME=value"). False when `go_on` said no. Throws std::runtime_error with a sentence and what
/// CMake said.
bool configure(const Project& project, const std::string& preset,
               const std::vector<std::string>& variables = {}, const GoOn& go_on = {});

/// What a build does about a file that does not compile: it stops, or builds what it still can.
enum class Errors { stop, go_on };

/// Builds `targets` in build/PRESET, which is configured. The output is the compiler's.
/// `what` stands before the counter that shows that it is alive.
Ended build(const Project& project, const std::string& preset,
            const std::vector<std::string>& targets, const std::string& what,
            const GoOn& go_on = {}, Errors how = Errors::stop);

/// The output of a build without Ninja's own lines: its counter, and the commands that failed.
std::string without_progress(std::string_view output);

} // namespace companion
