// A copy of the project in which files may be changed without any harm.

#pragma once

#include <filesystem>

namespace companion {

/// Makes `to` a copy of the project's sources at `from`: without builds, .git, installed packages
/// and what the companion remembers. Files that are the same already are left alone, times and
/// all, so that a build in the copy stays warm. Files that `from` lacks are removed.
void copy_tree(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace companion
