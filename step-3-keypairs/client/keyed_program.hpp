// The program from step 3 on: log in, unlock one's keys, and talk.

#pragma once

#include "client/directory.hpp"
#include "client/extensions.hpp"
#include "client/server_url.hpp"
#include "keypair.hpp"

#include <functional>

namespace messenger::client {

/// What a step changes for somebody who has unlocked `me` at `server`. `me` and `directory` outlive
/// the result.
using MakeExtensions =
    std::function<Extensions(const Identity& me, Directory& directory, const ServerUrl& server)>;

/// What main() does, from step 3 on; see run_program().
int run_keyed_program(int argc, char** argv, const MakeExtensions& make_extensions);

} // namespace messenger::client
