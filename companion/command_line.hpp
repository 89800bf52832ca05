// What can be typed after ./workshop, and which command answers it.

#pragma once

#include "commands.hpp"

#include <functional>

namespace companion {

using Action = std::function<int(const Project&)>;

/// The command that was typed; nothing when the answer, help or a sentence about what is wrong with
/// it, has been printed: then `status` is the exit status for that.
Action read_command_line(int argc, char** argv, int& status);

} // namespace companion
