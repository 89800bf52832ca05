// A connection to the server: TCP, with TLS if the address begins with https://.

#pragma once

#include "client/server_url.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <chrono>
#include <utility>
#include <variant>

namespace messenger::client {

/// How long the server has to answer.
constexpr std::chrono::seconds patience{15};

/// What connect() returns. It models Asio's AsyncStream, so Beast can use it like a socket.
class Stream {
  public:
    using Tcp = boost::beast::tcp_stream;
    using Tls = boost::asio::ssl::stream<Tcp>;
    using executor_type = Tcp::executor_type;

    explicit Stream(Tcp tcp) : stream_(std::move(tcp)) {}
    explicit Stream(Tls tls) : stream_(std::move(tls)) {}

    executor_type get_executor() { return next_layer().get_executor(); }

    /// The TCP connection below, which has the time limits.
    Tcp& next_layer() {
        return std::visit(
            [](auto& stream) -> Tcp& { return boost::beast::get_lowest_layer(stream); }, stream_);
    }
    const Tcp& next_layer() const { return const_cast<Stream&>(*this).next_layer(); }

    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        return std::visit(
            [&](auto& stream) {
                return stream.async_read_some(buffers, std::forward<Token>(token));
            },
            stream_);
    }

    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        return std::visit(
            [&](auto& stream) {
                return stream.async_write_some(buffers, std::forward<Token>(token));
            },
            stream_);
    }

  private:
    std::variant<Tcp, Tls> stream_;
};

/// Beast calls this, found by argument-dependent lookup, after a WebSocket's closing handshake.
/// That handshake marks the end of the data, so TLS need not mark it again.
template <class Handler>
void async_teardown(boost::beast::role_type role, Stream& stream, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

/// Connects within `patience`. Throws ConnectionLost, and FatalError if the server cannot prove
/// that it is the one in the address.
boost::asio::awaitable<Stream> connect(ServerUrl url);

} // namespace messenger::client
