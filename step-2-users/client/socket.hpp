// The WebSocket to the server: JSON texts, one per frame.

#pragma once

#include "client/server_url.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <string>

namespace messenger::client {

/// One connection. At most one receive(), one send() and one close() may be under way at a time, in
/// one thread. If the server sends nothing for a minute, not even an answer to a ping, the
/// connection counts as lost.
class Socket {
  public:
    Socket();
    ~Socket();
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    /// `cookie` is the session's. Throws ConnectionLost, LoginRefused if the session is over, and
    /// what client::connect() throws (client/stream.hpp).
    boost::asio::awaitable<void> connect(ServerUrl url, std::string cookie);

    /// The next frame. Throws ConnectionLost, and FatalError if it is not a JSON object.
    boost::asio::awaitable<boost::json::object> receive();

    /// Throws ConnectionLost.
    boost::asio::awaitable<void> send(std::string text);

    /// Closes the connection; a receive() under way then throws. Takes a second at most.
    boost::asio::awaitable<void> close();

  private:
    struct Implementation; // keeps Beast out of this header
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger::client
