// Other programs: cmake, ctest, the compiler. Run one, hear its lines, stop it with all it started.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace companion {

struct Command {
    std::vector<std::string> words; // the program, found along PATH, and its arguments
    std::vector<std::pair<std::string, std::string>> environment = {}; // on top of ours
};

struct Ended {
    int status;         // its exit status; 128 + the signal that ended it; 127 when it never ran
    bool cancelled;     // because go_on() said no
    std::string output; // standard output and standard error, as they came
    bool ok() const { return status == 0 && !cancelled; }
};

using OnLine = std::function<void(std::string_view line)>;
using GoOn = std::function<bool()>;

/// Runs `command` without standard input and waits for its end. Calls `on_line` for each line that
/// it prints and `go_on` ten times a second; when that returns false, the command and all that it
/// started are stopped. Throws Interrupted when a signal came (after having stopped it).
Ended run(const Command& command, const OnLine& on_line = {}, const GoOn& go_on = {});

/// Becomes `command`: returns only by throwing std::runtime_error when it cannot be started.
[[noreturn]] void become(const Command& command);

/// Whether `program` is found along PATH.
bool is_installed(const std::string& program);

} // namespace companion
