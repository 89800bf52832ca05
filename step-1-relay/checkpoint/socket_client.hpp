// A WebSocket client for tests. Each call waits for its event, and ends the test as red when that
// does not come. It reads only while one of its functions runs: between them it is a stalled
// reader.

#pragma once

#include "http.hpp"
#include "message.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace messenger {

class SocketClient {
  public:
    /// Connects to this machine's `port` and does the handshake. `name` stands in lessons.
    /// With a tiny buffer, next to nothing is under way to it while it does not read.
    enum class Buffer { usual, tiny };
    SocketClient(std::string name, std::uint16_t port, Buffer buffer = Buffer::usual);

    /// Asks for the WebSocket as `upgrade` says: its target and headers, a cookie for one.
    SocketClient(std::string name, std::uint16_t port, const Request& upgrade);
    ~SocketClient();
    SocketClient(SocketClient&&) noexcept;

    /// Sends `message`, and returns when the server has dealt with it: it has answered a ping that
    /// was sent behind the message, or closed the connection.
    void says(const Message& message);

    /// The next message. Red at once when there is none, without waiting for what may never come:
    /// what another client has said before this call is here after a few pings and pongs.
    Message hears();

    /// Reads until the connection has ended, and returns what came before that.
    std::vector<Message> hears_until_the_end();

    /// The code of the close frame that ended the connection, 0 when there was none
    /// (RFC 6455 section 7.4).
    std::uint16_t close_code() const;

    /// Sends a ping, waits for its pong, and returns how many have come so far.
    int pings();

    /// The closing handshake.
    void says_goodbye();

    /// Ends the connection without a word, as a machine that loses power.
    void vanishes();

    /// Writes bytes that need not be a frame.
    void writes(std::string_view bytes);

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
