// The terminal client for users with keys: log in, unlock the keys, chat.

#pragma once

#include "client/directory.hpp"
#include "client/extensions.hpp"
#include "keypair.hpp"

#include <functional>
#include <memory>

namespace messenger::client {

/// Makes the content of messages for a user who has unlocked `me`, at `server`. `me` and
/// `directory` must outlive what is returned.
using MakeContent = std::function<std::unique_ptr<Content>(const Identity& me, Directory& directory,
                                                           const ServerUrl& server)>;

/// The body of main() from step 3 on; see run_program().
int run_keyed_program(int argc, char** argv, const MakeContent& make_content);

} // namespace messenger::client
