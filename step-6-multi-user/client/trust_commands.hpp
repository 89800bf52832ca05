// /readers, /verify, /verified and /accept: the commands about other people's keys.

#pragma once

#include "client/commands.hpp"
#include "client/screen.hpp"
#include "client/trust.hpp"

namespace messenger::client {

/// Adds the commands. `trust` and `screen` must outlive them.
void add_trust_commands(Commands& commands, Trust& trust, Screen& screen);

} // namespace messenger::client
