// Where a learner has to look: each checkpoint is linked with the facts of its step.

#pragma once

#include <string>
#include <vector>

namespace lesson {

struct Todo {
    std::string number; // "1.1"
    std::string title;  // "The outbox", which is also a heading of the guide
};

extern const char* const learner_file; // both relative to the top folder
extern const char* const guide;
extern const std::vector<Todo> todos;

} // namespace lesson
