// One WebSocket connection. Beast reads from it; everything that is written goes through one writer
// (server/websocket_writer.hpp).

#pragma once

#include "server/connected_client.hpp"
#include "server/limits.hpp"
#include "server/stream.hpp"
#include "server/websocket_writer.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <functional>

namespace messenger {

class Connection final : public ConnectedClient {
  public:
    using Session = std::function<boost::asio::awaitable<void>(ConnectedClient&)>;
    using Upgrade = boost::beast::http::request<boost::beast::http::string_body>;

    /// `request` must outlive the connection.
    Connection(Stream stream, const Request& request, const Limits& limits);

    /// Answers the handshake that `upgrade` asks for, runs `session` beside the writer, and says
    /// goodbye. Returns when the connection is closed. An exception from `session` ends this
    /// connection and no other.
    boost::asio::awaitable<void> serve(const Upgrade& upgrade, const Session& session);

    boost::asio::awaitable<std::optional<Message>> receive() override;
    void send(const Message& message) noexcept override;

    const Request& request() const noexcept override { return request_; }
    void close(std::uint16_t code) noexcept override;

  private:
    boost::asio::awaitable<void> converse(const Upgrade& upgrade, const Session& session);

    const Request& request_;
    const Limits limits_;
    boost::beast::websocket::stream<WebSocketWriter> websocket_;
};

} // namespace messenger
