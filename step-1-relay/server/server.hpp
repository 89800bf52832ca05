// The network side of the relay: a listener that answers HTTP requests and runs a session for
// each WebSocket. This header hides Beast and most of Asio, which take long to compile.

#pragma once

#include "server/connected_client.hpp"
#include "server/http.hpp"
#include "server/limits.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace messenger {

class Tls;

/// How a server handles HTTP requests and WebSockets. All functions are called on the thread of
/// run().
struct Handlers {
    /// Answers a request, which stays alive until the answer is complete.
    std::function<boost::asio::awaitable<Response>(const Request&)> answer;

    /// Runs the session of a client with a WebSocket.
    std::function<boost::asio::awaitable<void>(ConnectedClient&)> session;

    /// Called before a request becomes a WebSocket. Returns nothing to accept it, or the response
    /// that refuses it. If this is empty, everybody may connect, on any path.
    std::function<std::optional<Response>(const Request&)> refuse{};

    /// Called again and again, at intervals of Limits::housekeeping. May be empty.
    std::function<void()> housekeeping{};
};

class Server {
  public:
    /// Listens on `address` (an IP address, or "localhost") and `port` (0: any free one). Throws
    /// std::runtime_error with a sentence if that is not possible. With `tls`, which must outlive
    /// the server, it speaks only HTTPS.
    Server(const std::string& address, std::uint16_t port, Handlers handlers, Limits limits = {},
           const Tls* tls = nullptr);
    ~Server();

    /// The port on which it listens.
    std::uint16_t port() const;

    /// Serves on the calling thread until stop() is called or, after stop_on_signals(), SIGINT or
    /// SIGTERM arrives. Then it closes every client with 1001, "going away", and gives each of them
    /// Limits::farewell to leave.
    void run();

    void stop_on_signals();

    /// Makes run() return. May be called from any thread.
    void stop();

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
