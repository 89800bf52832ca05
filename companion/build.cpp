#include "build.hpp"

#include "files.hpp"
#include "progress_line.hpp"
#include "text.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace companion {
namespace {

/// "[3/12]" if `line` begins with such a counter, as Ninja's lines do.
std::optional<std::string_view> counter(std::string_view line) {
    const auto end = line.find(']');
    if (!line.starts_with('[') || end == line.npos || end == 1 ||
        line.substr(1, end - 1).find_first_not_of("0123456789/") != line.npos)
        return std::nullopt;
    return line.substr(0, end + 1);
}

/// The value of a variable in a CMakeCache.txt.
std::optional<std::string> cached(std::string_view cache, std::string_view name) {
    for (std::size_t at = 0; (at = cache.find(name, at)) != cache.npos; at += name.size()) {
        const bool begins = at == 0 || cache[at - 1] == '\n';
        if (!begins || cache.substr(at + name.size(), 1) != ":")
            continue;
        const auto line = cache.substr(at, cache.find('\n', at) - at);
        return std::string(line.substr(std::min(line.find('=') + 1, line.size())));
    }
    return std::nullopt;
}

bool is_configured(const Project& project, const fs::path& folder,
                   const std::vector<std::string>& variables) {
    if (!fs::exists(folder / "build.ninja") || !fs::exists(folder / "CMakeCache.txt"))
        return false;
    const auto cache = read_file(folder / "CMakeCache.txt");
    return cached(cache, "CMAKE_HOME_DIRECTORY") == project.root.string() &&
           std::ranges::all_of(variables, [&](const std::string& variable) {
               const auto equals = variable.find('=');
               return cached(cache, variable.substr(0, equals)) == variable.substr(equals + 1);
           });
}

/// Removes a build folder that has moved with its project, since CMake would refuse it.
void forget_another_place(const Project& project, const fs::path& folder) {
    const auto file = folder / "CMakeCache.txt";
    if (fs::exists(file) &&
        cached(read_file(file), "CMAKE_HOME_DIRECTORY") != project.root.string())
        fs::remove_all(folder);
}

} // namespace

fs::path build_lock(const Project& project, std::string_view preset) {
    return project.memory() / ("build-" + std::string(preset) + ".lock");
}

bool configure(const Project& project, const std::string& preset,
               const std::vector<std::string>& variables, const GoOn& go_on) {
    const auto folder = project.build_folder(preset);
    if (is_configured(project, folder, variables))
        return true;
    forget_another_place(project, folder);
    Command cmake{{"cmake", "-S", project.root.string(), "--preset", preset}};
    for (const auto& variable : variables)
        cmake.words.push_back("-D" + variable);
    ProgressLine progress_line("Preparing build/" + preset);
    const auto ended = run(cmake, {}, progress_line.ticking(go_on));
    if (!ended.ok() && !ended.cancelled)
        throw std::runtime_error(
            "CMake cannot prepare build/" + preset +
            "; `./workshop doctor` may show why. The end of CMake's output:\n\n" +
            last_lines(ended.output, 25));
    return !ended.cancelled;
}

Ended build(const Project& project, const std::string& preset,
            const std::vector<std::string>& targets, const std::string& what, const GoOn& go_on,
            Errors how) {
    Command cmake{{"cmake", "--build", project.build_folder(preset).string()},
                  {{"NINJA_STATUS", "[%f/%t] "}}};
    cmake.words.push_back("--target");
    cmake.words.insert(cmake.words.end(), targets.begin(), targets.end());
    if (how == Errors::go_on)
        cmake.words.insert(cmake.words.end(), {"--", "-k", "0"}); // to Ninja
    ProgressLine progress_line(what);
    const auto note = [&](std::string_view line) {
        if (const auto found = counter(line))
            progress_line.note(*found);
    };
    return run(cmake, note, progress_line.ticking(go_on));
}

std::string without_progress(std::string_view output) {
    std::string result;
    bool command = false; // the long line that Ninja prints after "FAILED: …"
    for (const auto line : lines_of(output)) {
        const bool failed = line.starts_with("FAILED: ");
        if (!command && !failed && !counter(line) && !line.starts_with("ninja: "))
            result += std::string(line) + "\n";
        command = failed;
    }
    return result;
}

} // namespace companion
