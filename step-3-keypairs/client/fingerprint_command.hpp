// /fingerprint: shows what people compare to see that they have the same keys.

#pragma once

#include "client/commands.hpp"
#include "client/directory.hpp"
#include "client/screen.hpp"

namespace messenger::client {

/// Adds the command. `directory` and `screen` must outlive it.
void add_fingerprint_command(Commands& commands, const Directory& directory, Screen& screen);

} // namespace messenger::client
