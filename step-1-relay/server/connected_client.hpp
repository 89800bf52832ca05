// A client as the server sees it: the request that it came with, and a way to disconnect it.

#pragma once

#include "relay.hpp"
#include "server/http.hpp"

#include <cstdint>

namespace messenger {

class ConnectedClient : public Client {
  public:
    /// The request that asked for the WebSocket, with its cookies.
    virtual const Request& request() const noexcept = 0;

    /// Ends the session and sends the client the reason `code`: one of RFC 6455 section 7.4, or one
    /// from 4000 to 4999. From then on, receive() returns nothing. Only the first call counts.
    virtual void close(std::uint16_t code) noexcept = 0;
};

} // namespace messenger
