#include "progress.hpp"

#include "files.hpp"
#include "lock.hpp"
#include "terminal_style.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cstdio>

namespace companion {
namespace {

namespace json = boost::json;

json::value to_json(const Progress& progress) {
    json::object steps, hints;
    for (const auto& [number, checked] : progress.steps) {
        json::object tests;
        for (const auto& test : checked.tests)
            tests[test.name] = test.green;
        steps[std::to_string(number)] = {
            {"file", checked.file_hash}, {"built", checked.built}, {"tests", tests}};
    }
    for (const auto& [todo, hint] : progress.hints)
        hints[todo] = {{"tier", hint.tier}, {"test", hint.test}};
    return {{"current", progress.current}, {"steps", steps}, {"hints", hints}};
}

std::string text_of(const json::value& value) {
    return std::string(value.as_string());
}

/// Throws std::exception unless `value` looks as to_json() writes it.
Progress from_json(const json::value& value) {
    Progress progress;
    progress.current = value.at("current").to_number<int>();
    for (const auto& [number, step] : value.at("steps").as_object()) {
        auto& checked = progress.steps[std::stoi(std::string(number))];
        checked = {text_of(step.at("file")), step.at("built").as_bool(), {}};
        for (const auto& [name, green] : step.at("tests").as_object())
            checked.tests.push_back({std::string(name), green.as_bool()});
    }
    for (const auto& [todo, hint] : value.at("hints").as_object())
        progress.hints[std::string(todo)] = {hint.at("tier").to_number<int>(),
                                             text_of(hint.at("test"))};
    return progress;
}

fs::path progress_file(const Project& project) {
    return project.memory() / "progress.json";
}

bool all_green(const Checked& checked, const std::string& todo) {
    bool any = false;
    for (const auto& test : checked.tests)
        if (todo.empty() || todo_of(test.name) == todo) {
            if (!test.green)
                return false;
            any = true;
        }
    return any;
}

CheckStatus status_of(const Progress& progress, const Project& project, const Step& step,
                      const std::string& todo) {
    const auto found = progress.steps.find(step.number);
    if (found == progress.steps.end())
        return CheckStatus::unchecked;
    const auto file = project.root / step.learner_file;
    if (!fs::exists(file) || hash_of(read_file(file)) != found->second.file_hash)
        return CheckStatus::changed;
    if (!found->second.built)
        return CheckStatus::broken;
    return all_green(found->second, todo) ? CheckStatus::green : CheckStatus::red;
}

} // namespace

CheckStatus Progress::of(const Project& project, const Step& step, const Todo& todo) const {
    return status_of(*this, project, step, todo.number);
}

CheckStatus Progress::of(const Project& project, const Step& step) const {
    return status_of(*this, project, step, "");
}

std::optional<std::string> Progress::first_red(const Step& step, const std::string& todo) const {
    const auto found = steps.find(step.number);
    if (found == steps.end())
        return std::nullopt;
    for (const auto& test : found->second.tests)
        if (!test.green && (todo.empty() || todo_of(test.name) == todo))
            return test.name;
    return std::nullopt;
}

const Step& Progress::current_step(const Project& project) const {
    // From the step that was checked last onwards, and then from the beginning.
    for (const bool from_the_start : {false, true})
        for (const auto& step : project.steps)
            if ((from_the_start || step.number >= current) &&
                of(project, step) != CheckStatus::green)
                return step;
    return project.steps.back();
}

const Todo* Progress::next_todo(const Project& project, const Step& step) const {
    for (const auto& todo : step.todos)
        if (of(project, step, todo) != CheckStatus::green)
            return &todo;
    return nullptr;
}

Progress load_progress(const Project& project) {
    const auto file = progress_file(project);
    if (!fs::exists(file))
        return {};
    try {
        return from_json(json::parse(read_file(file)));
    } catch (const std::exception&) {
        std::error_code ignored; // another command may have put it aside already
        fs::rename(file, project.memory() / "progress.unreadable.json", ignored);
        std::fputs(
            "The record of your progress could not be read, so ./workshop starts a new one."
            "\nYour files are unchanged, and `./workshop check all` fills the record again.\n",
            stderr);
        return {};
    }
}

void update_progress(const Project& project, const std::function<void(Progress&)>& change) {
    const Lock lock(project.memory() / "files.lock", "changing files");
    auto progress = load_progress(project);
    change(progress);
    replace_file(progress_file(project), json::serialize(to_json(progress)) + "\n");
}

void remember(const Project& project, const Step& step, const CheckResult& result) {
    if (result.cancelled || result.file_hash.empty())
        return;
    update_progress(project, [&](Progress& progress) {
        progress.current = step.number;
        auto& checked = progress.steps[step.number];
        checked.file_hash = result.file_hash;
        checked.built = result.problem.empty();
        if (!checked.built)
            return; // keeps the tests' names: a hint may need to know which one was red
        checked.tests.clear();
        for (const auto& test : result.tests)
            checked.tests.push_back({test.name, test.green});
    });
}

} // namespace companion
