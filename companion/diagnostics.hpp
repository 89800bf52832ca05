// What the compiler says about one file, picked out of all that a build prints.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace companion {

struct Diagnostic {
    bool error;       // otherwise a warning
    std::string text; // with the lines that show the place; the path is shortened to the file's
};

/// The errors and warnings of g++ or clang about `file`, a path of which the end is enough. One
/// inside a template that `file` uses counts as one in the line that uses it.
std::vector<Diagnostic> diagnostics_about(const std::filesystem::path& file,
                                          std::string_view output);

} // namespace companion
