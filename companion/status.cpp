// ./workshop status --json: what the map shows, for programs. Its --help describes the schema.

#include "commands.hpp"
#include "progress.hpp"
#include "terminal_style.hpp"

#include <boost/json.hpp>

#include <cstdio>

namespace companion {
namespace {

namespace json = boost::json;

std::string state(CheckStatus status) {
    switch (status) {
    case CheckStatus::green:
        return "green";
    case CheckStatus::red:
        return "red";
    case CheckStatus::broken:
        return "broken";
    case CheckStatus::changed:
        return "changed";
    case CheckStatus::unchecked:
        break;
    }
    return "unchecked";
}

/// The tests of `todo` in the last check.
json::array tests_of(const Progress& progress, const Step& step, const Todo& todo,
                     CheckStatus step_standing) {
    json::array tests;
    const auto checked = progress.steps.find(step.number);
    if (checked == progress.steps.end())
        return tests;
    for (const auto& test : checked->second.tests)
        if (todo_of(test.name) == todo.number) {
            const bool known =
                step_standing == CheckStatus::green || step_standing == CheckStatus::red;
            const auto now = !known       ? step_standing
                             : test.green ? CheckStatus::green
                                          : CheckStatus::red;
            tests.push_back({{"name", test.name}, {"state", state(now)}});
        }
    return tests;
}

} // namespace

int status(const Project& project) {
    const auto progress = load_progress(project);
    json::array steps;
    for (const auto& step : project.steps) {
        const auto status = progress.of(project, step);
        json::array todos;
        for (const auto& todo : step.todos)
            todos.push_back({{"number", todo.number},
                             {"title", todo.title},
                             {"state", state(progress.of(project, step, todo))},
                             {"tests", tests_of(progress, step, todo, status)}});
        steps.push_back({{"number", step.number},
                         {"name", step.name},
                         {"file", step.learner_file.generic_string()},
                         {"state", state(status)},
                         {"todos", todos}});
    }
    const json::object all{{"current", progress.current_step(project).number}, {"steps", steps}};
    // Not through say(): JSON is UTF-8 whatever the locale is.
    std::puts(json::serialize(all).c_str());
    return 0;
}

} // namespace companion
