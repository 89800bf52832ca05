// The program of whoever has keys: in, unlocked, and talking.

#pragma once

#include "content.hpp"
#include "directory.hpp"
#include "keypair.hpp"

#include <functional>
#include <memory>

namespace messenger::client {

/// What messages are for somebody who has unlocked `me`, at `server`. `me` and `directory` outlive
/// what is made.
using MakeContent = std::function<std::unique_ptr<Content>(const Identity& me, Directory& directory,
                                                           const Place& server)>;

/// What main() does, from step 3 on; see run_program().
int run_keyed_program(int argc, char** argv, const MakeContent& make_content);

} // namespace messenger::client
