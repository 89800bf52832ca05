// Where the learner has to look. Each checkpoint is linked with the facts of its step.

#pragma once

#include <string>
#include <vector>

namespace lesson {

struct Todo {
    std::string number; // "1.1"
    std::string title;  // "The outbox", also a heading in the guide
};

extern const char* const learner_file; // both paths are relative to the top folder
extern const char* const guide;
extern const std::vector<Todo> todos;

} // namespace lesson
