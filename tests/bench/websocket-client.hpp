// The cheapest WebSocket client that can load a relay: plain sockets, small text frames, and no
// work for a frame beyond finding its end (RFC 6455 section 5.2).

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bench {

/// The frame of a client for `text`: masked, as section 5.3 asks. At most 65,535 bytes.
std::string client_frame(std::string_view text);

class Client {
  public:
    /// Connects to 127.0.0.1 and goes through the handshake; throws std::runtime_error when that
    /// fails or takes longer than 5 s. `receive_buffer` is the kernel's, in bytes; 0 leaves it as
    /// it is.
    explicit Client(std::uint16_t port, int receive_buffer = 0);
    ~Client();
    Client(Client&& other) noexcept;
    Client& operator=(Client&&) = delete;

    int descriptor() const noexcept { return socket_; }

    /// Sends all of `frame`; waits at most 5 s for the server to take it, then throws.
    void send(std::string_view frame);

    /// Reads once what is there and calls `on_message` with each whole message's payload.
    /// Throws when the server has closed the connection.
    void read(const std::function<void(std::string_view)>& on_message);

    /// Reads and throws away until nothing comes for a second. Returns whether the connection has
    /// ended.
    bool drain();

  private:
    int socket_;
    std::string unfinished_; // the beginning of a frame whose end has not arrived
};

} // namespace bench
