#include "connection.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/websocket/error.hpp>

#include <iostream>

namespace messenger {
namespace net = boost::asio;
namespace websocket = boost::beast::websocket;
using boost::system::error_code;

Connection::Connection(Channel channel, const Request& request, const Limits& limits)
    : request_(request), limits_(limits), stream_(std::move(channel), limits) {
    stream_.read_message_max(limits.message);
    stream_.set_option(websocket::stream_base::timeout{.handshake_timeout = limits.handshake,
                                                       .idle_timeout = limits.idle,
                                                       .keep_alive_pings = true});
}

net::awaitable<void> Connection::serve(const Upgrade& upgrade, const Session& session) {
    using namespace net::experimental::awaitable_operators;
    auto& wire = stream_.next_layer();
    const auto whole_stay = [&]() -> net::awaitable<void> {
        co_await (converse(upgrade, session) && wire.write());
        co_await wire.farewell();
    };
    co_await (whole_stay() || wire.watch_the_deadline());
}

net::awaitable<void> Connection::converse(const Upgrade& upgrade, const Session& session) {
    auto& wire = stream_.next_layer();
    try {
        co_await stream_.async_accept(upgrade, net::use_awaitable);
        co_await session(*this);
    } catch (const boost::system::system_error&) {
        // The connection broke, or the handshake was invalid: there is nobody left to inform.
    } catch (const std::exception& error) {
        std::cerr << "A session ended with an error: " << error.what() << '\n';
    }
    if (stream_.is_open())
        wire.close(websocket::close_code::normal);
    wire.finish();
}

net::awaitable<std::optional<Message>> Connection::receive() {
    auto& wire = stream_.next_layer();
    std::string storage(Message::headroom, '\0');
    auto buffer = net::dynamic_buffer(storage);
    error_code error;
    if (!wire.closing())
        co_await stream_.async_read(buffer, net::redirect_error(net::use_awaitable, error));
    if (wire.closing() || error == websocket::error::closed)
        co_return std::nullopt;
    if (error)
        throw boost::system::system_error(error);
    const auto kind = stream_.got_text() ? Message::Kind::text : Message::Kind::binary;
    co_return Message::from_storage(kind, std::move(storage));
}

void Connection::send(const Message& message) noexcept {
    stream_.next_layer().send(message);
}

void Connection::close(std::uint16_t code) noexcept {
    stream_.next_layer().close(code);
}

} // namespace messenger
