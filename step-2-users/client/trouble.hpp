// What can go wrong, by what follows from it. Each says so in one sentence.

#pragma once

#include <stdexcept>

namespace messenger::client {

/// Nobody gets in with that: exit status 1.
struct LoginRefused : std::runtime_error {
    using runtime_error::runtime_error;
};

/// There is no going on: exit status 2.
struct CannotDo : std::runtime_error {
    using runtime_error::runtime_error;
};

/// This one message cannot be sent.
struct CannotSend : std::runtime_error {
    using runtime_error::runtime_error;
};

/// The server is away, or cannot answer now: worth trying again.
struct ConnectionLost : std::runtime_error {
    using runtime_error::runtime_error;
};

} // namespace messenger::client
