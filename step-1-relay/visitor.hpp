// A client as the server knows it: how it came, and how to send it away.

#pragma once

#include "http.hpp"
#include "relay.hpp"

#include <cstdint>

namespace messenger {

class Visitor : public Client {
  public:
    /// The request that asked for the WebSocket: its cookies, for one.
    virtual const Request& request() const noexcept = 0;

    /// Ends the session and tells the client why, with a code of RFC 6455 section 7.4 or one from
    /// 4000 to 4999. receive() returns nothing from then on. Only the first call counts.
    virtual void close(std::uint16_t code) noexcept = 0;
};

} // namespace messenger
