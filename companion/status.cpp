// ./workshop status --json: what the map shows, for programs. The schema stands in its --help.

#include "commands.hpp"
#include "look.hpp"
#include "progress.hpp"

#include <boost/json.hpp>

#include <cstdio>

namespace companion {
namespace {

namespace json = boost::json;

std::string state(Standing standing) {
    switch (standing) {
    case Standing::green:
        return "green";
    case Standing::red:
        return "red";
    case Standing::broken:
        return "broken";
    case Standing::changed:
        return "changed";
    case Standing::unchecked:
        break;
    }
    return "unchecked";
}

/// The tests that belong to `todo`, as far as the last check knew them.
json::array tests_of(const Progress& progress, const Step& step, const Todo& todo,
                     Standing step_standing) {
    json::array tests;
    const auto checked = progress.steps.find(step.number);
    if (checked == progress.steps.end())
        return tests;
    for (const auto& test : checked->second.tests)
        if (todo_of(test.name) == todo.number) {
            const bool known = step_standing == Standing::green || step_standing == Standing::red;
            const auto now = !known ? step_standing : test.green ? Standing::green : Standing::red;
            tests.push_back({{"name", test.name}, {"state", state(now)}});
        }
    return tests;
}

} // namespace

int status(const Project& project) {
    const auto progress = load_progress(project);
    json::array steps;
    for (const auto& step : project.steps) {
        const auto standing = progress.of(project, step);
        json::array todos;
        for (const auto& todo : step.todos)
            todos.push_back({{"number", todo.number},
                             {"title", todo.title},
                             {"state", state(progress.of(project, step, todo))},
                             {"tests", tests_of(progress, step, todo, standing)}});
        steps.push_back({{"number", step.number},
                         {"name", step.name},
                         {"file", step.learner_file.generic_string()},
                         {"state", state(standing)},
                         {"todos", todos}});
    }
    const json::object all{{"current", progress.current_step(project).number}, {"steps", steps}};
    // Not through say(): JSON is UTF-8 whatever the locale is.
    std::puts(json::serialize(all).c_str());
    return 0;
}

} // namespace companion
