// Runs other programs, such as cmake, ctest and the compiler, and stops them with all they started.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace companion {

struct Command {
    std::vector<std::string> words; // the program, found along PATH, and its arguments
    std::vector<std::pair<std::string, std::string>> environment = {}; // in addition to ours
};

struct Ended {
    int status;         // its exit status; 128 + the signal that ended it; 127 if it never ran
    bool cancelled;     // because go_on() returned false
    std::string output; // standard output and standard error, as they came
    bool ok() const { return status == 0 && !cancelled; }
};

using OnLine = std::function<void(std::string_view line)>;
using GoOn = std::function<bool()>;

/// Runs `command` without standard input and waits for its end. Calls `on_line` for each line that
/// it prints and `go_on` ten times a second. If that returns false, stops the command and all that
/// it started. If a signal comes, stops them, too, and throws Interrupted.
Ended run(const Command& command, const OnLine& on_line = {}, const GoOn& go_on = {});

/// Replaces this program by `command`. Throws std::runtime_error if that cannot be started.
[[noreturn]] void become(const Command& command);

/// Whether `program` is found along PATH.
bool is_installed(const std::string& program);

} // namespace companion
