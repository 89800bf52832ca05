// CMake, as the companion uses it: the presets of CMakePresets.json, configured when needed.

#pragma once

#include "process.hpp"
#include "project.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace companion {

/// The lock file of a preset's build folder. A companion holds that lock while it builds there and
/// while it runs what was built, so that only one does at a time.
std::filesystem::path build_lock(const Project& project, std::string_view preset);

/// Configures build/PRESET unless it is configured already, with these values of cache variables
/// ("NAME=value"). Returns false if `go_on` returned false. Throws std::runtime_error with a
/// sentence and the end of CMake's output.
bool configure(const Project& project, const std::string& preset,
               const std::vector<std::string>& variables = {}, const GoOn& go_on = {});

/// What a build does after a file that does not compile: stop, or build the rest.
enum class Errors { stop, go_on };

/// Builds `targets` in build/PRESET, which has to be configured. The output includes the
/// compiler's. `what` is shown in front of the progress counter.
Ended build(const Project& project, const std::string& preset,
            const std::vector<std::string>& targets, const std::string& what,
            const GoOn& go_on = {}, Errors how = Errors::stop);

/// The output of a build without Ninja's own lines: its counter, and the commands that failed.
std::string without_progress(std::string_view output);

} // namespace companion
