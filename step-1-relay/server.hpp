// The network side of the relay: a listener that answers HTTP requests and runs a session for
// each WebSocket. Beast and Asio stay behind this header, because they take long to compile.

#pragma once

#include "http.hpp"
#include "limits.hpp"
#include "visitor.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace messenger {

class Tls;

/// What a server does for the two kinds of visitors. All are called on the thread of run().
struct Site {
    /// Answers a request. The request lives until then.
    std::function<boost::asio::awaitable<Response>(const Request&)> answer;

    /// The stay of a client with a WebSocket.
    std::function<boost::asio::awaitable<void>(Visitor&)> session;

    /// Asked before a request becomes a WebSocket: nothing, or the response that refuses it.
    /// Everybody may come in where this is empty, and on any path.
    std::function<std::optional<Response>(const Request&)> refuse{};
};

class Server {
  public:
    /// Listens on `address` (an IP address, or "localhost") and `port` (0: any free one).
    /// Throws std::runtime_error with a sentence when that is not possible.
    /// With `tls`, which outlives the server, it speaks HTTPS, and nothing else.
    Server(const std::string& address, std::uint16_t port, Site site, Limits limits = {},
           const Tls* tls = nullptr);
    ~Server();

    /// The port on which it listens.
    std::uint16_t port() const;

    /// Serves, on the calling thread, until stop() is called or, after stop_on_signals(), SIGINT or
    /// SIGTERM comes. Then every client is told 1001, "going away", and has Limits::farewell to go.
    void run();

    void stop_on_signals();

    /// From any thread.
    void stop();

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace messenger
