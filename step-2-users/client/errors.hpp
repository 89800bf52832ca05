// Errors, by their consequences. Each carries one sentence for the user.

#pragma once

#include <stdexcept>

namespace messenger::client {

/// The login or the passphrase was refused: exit status 1.
struct LoginRefused : std::runtime_error {
    using runtime_error::runtime_error;
};

/// The server wants an invite code for a new account, or another one.
struct InviteNeeded : LoginRefused {
    using LoginRefused::LoginRefused;
};

/// The program cannot go on: exit status 2.
struct FatalError : std::runtime_error {
    using runtime_error::runtime_error;
};

/// The server broke the protocol.
struct NotUnderstood : FatalError {
    NotUnderstood()
        : FatalError(
              "The server sent something that this client does not understand, so the client "
              "has left it.") {}
};

/// This one message cannot be sent.
struct SendRefused : std::runtime_error {
    using runtime_error::runtime_error;
};

/// The server is away or cannot answer now: worth trying again.
struct ConnectionLost : std::runtime_error {
    using runtime_error::runtime_error;
};

} // namespace messenger::client
