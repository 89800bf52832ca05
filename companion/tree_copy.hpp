// A copy of the project, in which files can be changed without harm.

#pragma once

#include <filesystem>

namespace companion {

/// Makes `to` a copy of the project's sources at `from`: without builds, .git, installed packages
/// and what the companion remembers. Leaves identical files alone, including their times, so that
/// a build in the copy stays warm. Removes files that `from` lacks.
void copy_tree(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace companion
