// The command line of ./workshop.

#pragma once

#include "commands.hpp"

#include <functional>

namespace companion {

using Action = std::function<int(const Project&)>;

/// The command that was typed. Empty if the answer (help, or a sentence about a mistake) has been
/// printed already; then `status` is the exit status.
Action read_command_line(int argc, char** argv, int& status);

} // namespace companion
