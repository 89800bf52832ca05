// The WebSocket to the server: JSON texts, one a frame.

#pragma once

#include "place.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <string>

namespace messenger::client {

/// One connection. At most one receive(), one send() and one close() may be under way at a time, in
/// one thread. A server that says nothing for a minute, not even to a ping, is taken for lost.
class Socket {
  public:
    Socket();
    ~Socket();
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    /// `cookie` is the session's. Throws ConnectionLost, and LoginRefused when the session is over.
    boost::asio::awaitable<void> connect(Place place, std::string cookie);

    /// The next frame. Throws ConnectionLost, and CannotDo for what is no JSON object.
    boost::asio::awaitable<boost::json::object> receive();

    /// Throws ConnectionLost.
    boost::asio::awaitable<void> send(std::string text);

    /// Says goodbye; a receive() under way then throws. Takes a second at most.
    boost::asio::awaitable<void> close();

  private:
    struct Implementation; // keeps Beast out of this header
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger::client
