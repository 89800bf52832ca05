// The limits on what one client may use, in one place, so that a test can lower them.

#pragma once

#include <chrono>
#include <cstddef>

namespace messenger {

struct Limits {
    /// Longest message a client may send, in bytes; a longer one closes its connection with 1009.
    std::size_t message = 256 * 1024;

    /// Longest body of an HTTP request, in bytes. Requests for a page have none.
    std::size_t body = 0;

    /// How many bytes may wait for one reader before it is dropped with 1013. Must be more than the
    /// longest message. The batch that is being written no longer counts, so a reader may cost
    /// twice this.
    std::size_t outbox = 1024 * 1024;

    /// How many connections may be open, fewer if the process may not open as many files. The one
    /// too many is answered with 503 and closed.
    std::size_t connections = 4'000;

    /// How many of them may come from one address (of IPv6: from one network of 64 bits), so that
    /// one stranger cannot take them all. People who share a proxy share its address: thirty
    /// browsers that load a page at the same time take about two hundred connections. WebSockets
    /// count like all others, logged in or not, because anybody may sign up.
    std::size_t connections_per_address = 2'000;

    /// How long an HTTP request, or the WebSocket handshake, may take to complete.
    std::chrono::milliseconds handshake{30'000};

    /// A silent WebSocket is sent a ping after half of this time and closed after the whole.
    std::chrono::milliseconds idle{60'000};

    /// How long a connection that is being closed has to take its last bytes and say goodbye.
    std::chrono::milliseconds farewell{2'000};

    /// How often Handlers::housekeeping is called.
    std::chrono::milliseconds housekeeping{60'000};
};

} // namespace messenger
