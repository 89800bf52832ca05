// What one client may ask of the server. One place, so that a test can ask for less.

#pragma once

#include <chrono>
#include <cstddef>

namespace messenger {

struct Limits {
    /// Longest message a client may send, in bytes; a longer one closes its connection with 1009.
    std::size_t message = 256 * 1024;

    /// Longest body of an HTTP request, in bytes. A page is asked for without one.
    std::size_t body = 0;

    /// What may wait for one reader, in bytes, before it is dropped with 1013; more than a message.
    /// The batch that is being written no longer counts, so a reader may cost twice this.
    std::size_t outbox = 1024 * 1024;

    /// Until an HTTP request, or the WebSocket handshake, has to be complete.
    std::chrono::milliseconds handshake{30'000};

    /// A silent WebSocket gets a ping after half of this time and is gone after the whole.
    std::chrono::milliseconds idle{60'000};

    /// What a connection that is being closed has left to take the last bytes and say goodbye.
    std::chrono::milliseconds farewell{2'000};
};

} // namespace messenger
