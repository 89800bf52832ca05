// /fingerprint: what people compare to see that they mean the same keys.

#pragma once

#include "commands.hpp"
#include "directory.hpp"
#include "screen.hpp"

namespace messenger::client {

/// Adds the command. All outlive it.
void add_fingerprint_command(Commands& commands, const Directory& directory, Screen& screen);

} // namespace messenger::client
