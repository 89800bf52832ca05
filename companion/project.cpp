#include "project.hpp"

#include "did_you_mean.hpp"
#include "files.hpp"
#include "text.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace companion {
namespace {

/// The number in "step-1-relay", or 0 if `folder` is no such name.
int step_number(const std::string& folder) {
    constexpr std::string_view prefix = "step-";
    const bool named = folder.size() > prefix.size() + 2 && folder.starts_with(prefix) &&
                       folder[prefix.size()] >= '1' && folder[prefix.size()] <= '9' &&
                       folder[prefix.size() + 1] == '-';
    return named ? folder[prefix.size()] - '0' : 0;
}

/// The only .cpp file in solutions/step-N-name, which names the learner's file too. As in CMake,
/// hidden files do not count: editors and systems leave some.
fs::path only_file_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename();
        if (name.extension() == ".cpp" && !name.string().starts_with('.'))
            files.push_back(name);
    }
    if (files.size() != 1)
        throw std::runtime_error(folder.string() + " contains " + std::to_string(files.size()) +
                                 " .cpp files instead of one, the solution of its step.");
    return files.front();
}

Step read_step(const fs::path& root, const std::string& folder) {
    Step step{step_number(folder), folder.substr(7), folder, {}, {}, {}};
    const fs::path solutions = fs::path("solutions") / folder;
    const fs::path file = only_file_in(root / solutions);
    step.learner_file = step.folder / file;
    step.solution_file = solutions / file;
    for (const auto& region : regions_in(read_file(root / step.solution_file)))
        step.todos.push_back({region.number, region.title});
    return step;
}

bool is_root(const fs::path& folder) {
    return fs::exists(folder / "workshop") && fs::exists(folder / "CMakePresets.json") &&
           fs::exists(folder / "solutions");
}

std::vector<std::string> step_numbers(const Project& project) {
    std::vector<std::string> numbers;
    for (const auto& step : project.steps)
        numbers.push_back(std::to_string(step.number));
    return numbers;
}

[[noreturn]] void no_such_step(const Project& project, std::string_view text) {
    // A learner may know a step by its name, or mistype the name.
    std::vector<std::string> names;
    for (const auto& step : project.steps)
        names.push_back(step.name);
    std::string sentence = "There is no step " + std::string(text) + " here; ";
    const auto numbers = step_numbers(project);
    sentence += numbers.size() == 1 ? "there is step " + numbers.front() + "."
                                    : "there are steps " + list_of(numbers, "and") + ".";
    if (const auto name = closest_match(text, names))
        for (const auto& step : project.steps)
            if (step.name == *name)
                sentence += " Did you mean " + std::to_string(step.number) + ", " + *name + "?";
    throw std::runtime_error(sentence);
}

} // namespace

fs::path Project::memory() const {
    fs::path folder = root / ".workshop";
    fs::create_directories(folder);
    return folder;
}

Project open_project(const fs::path& root) {
    if (!is_root(root))
        throw std::runtime_error(root.string() + " is not the workshop's folder.");
    Project project{root, {}};
    for (const auto& entry : fs::directory_iterator(root)) {
        const auto name = entry.path().filename().string();
        // A learner's copy of a step, "step-1-relay.old", has no solution.
        if (step_number(name) > 0 && fs::is_directory(root / "solutions" / name))
            project.steps.push_back(read_step(root, name));
    }
    std::ranges::sort(project.steps, {}, &Step::number);
    if (project.steps.empty())
        throw std::runtime_error("There is no folder step-1-… in " + root.string() + ".");
    return project;
}

fs::path find_root() {
    if (const char* root = std::getenv("WORKSHOP_ROOT"))
        return root;
    for (fs::path folder = fs::current_path();; folder = folder.parent_path()) {
        if (is_root(folder))
            return folder;
        if (folder == folder.root_path())
            throw std::runtime_error("This is neither the workshop's folder nor one inside it.");
    }
}

const Step& step_named(const Project& project, std::string_view text) {
    for (const auto& step : project.steps)
        if (std::to_string(step.number) == text)
            return step;
    no_such_step(project, text);
}

std::vector<Region> regions_of(const Step& step, std::string_view text) {
    try {
        return regions_in(text);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error("The markers of the TODOs in " + step.learner_file.string() +
                                 " are damaged. " + error.what() + " `./workshop reset " +
                                 std::to_string(step.number) +
                                 "` restores the original file, and saves yours first.");
    }
}

TodoRef todo_ref_named(const Project& project, std::string_view text) {
    const auto dot = text.find('.');
    const auto& step = step_named(project, text.substr(0, dot));
    if (dot == text.npos)
        return {&step, nullptr};
    std::vector<std::string> numbers;
    for (const auto& todo : step.todos) {
        if (todo.number == text)
            return {&step, &todo};
        numbers.push_back(todo.number);
    }
    throw std::runtime_error("There is no TODO " + std::string(text) + "; step " +
                             std::to_string(step.number) + " has " + list_of(numbers, "and") + ".");
}

} // namespace companion
