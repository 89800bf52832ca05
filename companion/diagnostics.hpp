// The compiler's errors and warnings about one file, taken from the output of a build.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace companion {

struct Diagnostic {
    bool error;       // otherwise a warning
    std::string text; // with the quoted source lines; the path is shortened to `file`
};

/// The errors and warnings of g++ or clang about `file`, which may be just the end of its path. An
/// error inside a template that `file` uses counts as one in the line that uses it.
std::vector<Diagnostic> diagnostics_about(const std::filesystem::path& file,
                                          std::string_view output);

} // namespace companion
