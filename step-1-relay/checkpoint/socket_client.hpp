// A WebSocket client for tests. Each call waits for its event, and makes the test red if the event
// does not come. The client reads only while one of its functions runs: between two calls it is a
// stalled reader.

#pragma once

#include "server/http.hpp"
#include "server/message.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace messenger {

class SocketClient {
  public:
    /// Connects to `port` on this machine and performs the handshake. Lessons call the client
    /// `name`. With a tiny receive buffer, the network holds next to nothing for a client that does
    /// not read.
    enum class Buffer { usual, tiny };
    SocketClient(std::string name, std::uint16_t port, Buffer buffer = Buffer::usual);

    /// Requests the WebSocket with the target and the headers of `upgrade`, such as a cookie.
    SocketClient(std::string name, std::uint16_t port, const Request& upgrade);
    ~SocketClient();
    SocketClient(SocketClient&&) noexcept;

    /// Sends `message`. Returns when the server has processed it: the server has answered a ping
    /// that was sent after the message, or has closed the connection.
    void says(const Message& message);

    /// Returns the next message. Makes the test red if there is none after a few pings and pongs:
    /// by then, whatever another client said before this call has arrived, and waiting longer is
    /// useless.
    Message hears();

    /// Reads until the connection has ended. Returns the messages that came before that.
    std::vector<Message> hears_until_the_end();

    /// The code of the close frame that ended the connection, or 0 if there was none (RFC 6455
    /// section 7.4).
    std::uint16_t close_code() const;

    /// Sends a ping, waits for its pong, and returns the number of pongs so far.
    int pings();

    /// Performs the closing handshake.
    void says_goodbye();

    /// Resets the connection, without a closing handshake.
    void vanishes();

    /// Writes `bytes` as they are. They need not be a frame.
    void writes(std::string_view bytes);

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
