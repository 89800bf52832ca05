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

/// Whether this client remembers that the user with the address `me` had keys at `server`.
using HadKeys = std::function<bool(const ServerUrl& server, const std::string& me)>;

/// What main() does, from step 3 on; see run_program(). The clients of steps 3 to 5 remember
/// nothing.
int run_keyed_program(
    int argc, char** argv, const MakeExtensions& make_extensions,
    const HadKeys& had_keys = [](const auto&, const auto&) { return false; });

} // namespace messenger::client
