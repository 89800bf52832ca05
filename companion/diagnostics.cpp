#include "diagnostics.hpp"

#include "text.hpp"

namespace companion {
namespace {

/// Whether `line` is the first of a report, about whatever file, or none of the compiler's at all:
/// the lines that show the place of the report before it have ended.
bool begins_something_else(std::string_view line) {
    for (const std::string_view sign :
         {": warning: ", ": error: ", ": fatal error: ", ": note: ", ": In ", ": At ",
          "In file included from ", " generated.", "ninja: "})
        if (line.find(sign) != line.npos)
            return true;
    return line.starts_with('[');
}

} // namespace

std::vector<Diagnostic> diagnostics_about(const std::filesystem::path& file,
                                          std::string_view output) {
    std::vector<Diagnostic> found;
    const auto path = file.generic_string() + ":";
    bool inside = false;
    for (const auto line : lines_of(output)) {
        const auto name = line.find(path);
        const auto kind = line.find(": ", name);
        const auto words = kind == line.npos ? line.substr(0, 0) : line.substr(kind + 2);
        const bool warning = words.starts_with("warning: ");
        const bool error = words.starts_with("error: ") || words.starts_with("fatal error: ");
        if (name != line.npos && (warning || error)) {
            found.push_back({error, std::string(line.substr(name)) + "\n"});
            inside = true;
        } else if (begins_something_else(line)) {
            inside = false;
        } else if (inside) {
            found.back().text += std::string(line) + "\n";
        }
    }
    return found;
}

} // namespace companion
