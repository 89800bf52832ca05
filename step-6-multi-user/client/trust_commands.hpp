// /readers, /verify, /verified and /accept: what people do about others' keys.

#pragma once

#include "commands.hpp"
#include "screen.hpp"
#include "trust.hpp"

namespace messenger::client {

/// Adds the commands. All outlive it.
void add_trust_commands(Commands& commands, Trust& trust, Screen& screen);

} // namespace messenger::client
