#include "diagnostics.hpp"

#include "text.hpp"

namespace companion {
namespace {

/// Whether `line` begins another diagnostic, about any file, or is not the compiler's at all, so
/// that the source lines quoted by the diagnostic before it have ended.
bool begins_something_else(std::string_view line) {
    for (const std::string_view sign :
         {": warning: ", ": error: ", ": fatal error: ", ": note: ", ": In ", ": At ",
          "In file included from ", " generated.", "ninja: "})
        if (line.find(sign) != line.npos)
            return true;
    return line.starts_with('[');
}

/// The text of an error in any file; empty for other lines.
std::string_view error_in(std::string_view line) {
    constexpr std::string_view sign = "error: ";
    const auto at = line.find(sign);
    return at == line.npos ? std::string_view() : line.substr(at);
}

/// Whether `line` names the line where a template was used: g++ prints it before an error in the
/// template, clang after it.
bool is_the_reason(std::string_view line) {
    return line.ends_with("required from here") || line.ends_with("requested here");
}

} // namespace

std::vector<Diagnostic> diagnostics_about(const std::filesystem::path& file,
                                          std::string_view output) {
    std::vector<Diagnostic> found;
    const auto path = file.generic_string() + ":";
    bool inside = false;
    std::string_view reason, elsewhere; // a line of the file, and an error in another one
    for (const auto line : lines_of(output)) {
        const auto name = line.find(path);
        const auto kind = line.find(": ", name);
        const auto words = kind == line.npos ? line.substr(0, 0) : line.substr(kind + 2);
        const bool warning = words.starts_with("warning: ");
        const bool error = words.starts_with("error: ") || words.starts_with("fatal error: ");
        if (name != line.npos && (warning || error)) {
            found.push_back({error, std::string(line.substr(name)) + "\n"});
            inside = true;
        } else if (name != line.npos && is_the_reason(line)) {
            reason = line.substr(name, kind + 2 - name);
            inside = false;
        } else if (const auto sentence = error_in(line); !sentence.empty()) {
            elsewhere = sentence;
            inside = false;
        } else if (begins_something_else(line)) {
            inside = false;
            if (line.find(": note: ") == line.npos)
                elsewhere = {};
        } else if (inside) {
            found.back().text += std::string(line) + "\n";
        }
        if (!reason.empty() && !elsewhere.empty()) {
            found.push_back({true, std::string(reason) + std::string(elsewhere) + "\n"});
            reason = elsewhere = {};
        }
    }
    return found;
}

} // namespace companion
