// A relay behind real sockets, on a thread of its own, for the duration of a test.

#pragma once

#include "relay.hpp"
#include "server/server.hpp"

#include <sstream>
#include <thread>

namespace messenger {

/// Limits for tests whose clients do not wait for the server's goodbye.
inline Limits short_farewell() {
    return {.farewell = std::chrono::milliseconds(100)};
}

class RunningRelay {
  public:
    explicit RunningRelay(Limits limits = short_farewell())
        : server_("127.0.0.1", 0,
                  {.answer = [](const Request&) -> boost::asio::awaitable<Response> {
                       co_return Response{};
                   },
                   .session = [this](Client& client) { return relay_.session(client); }},
                  limits)
        , thread_([this] { server_.run(); }) {}

    ~RunningRelay() { stop(); }

    std::uint16_t port() const { return server_.port(); }

    /// Stops the server. Returns when every session has ended; only then may a test look at
    /// relay().
    void stop() {
        server_.stop();
        if (thread_.joinable())
            thread_.join();
    }

    const Relay& relay() const { return relay_; }

  private:
    std::ostringstream console_;
    Relay relay_{console_};
    Server server_;
    std::thread thread_;
};

} // namespace messenger
