#include "server/connection.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/websocket/error.hpp>

#include <iostream>

namespace messenger {
namespace net = boost::asio;
namespace websocket = boost::beast::websocket;
using boost::system::error_code;

Connection::Connection(Stream stream, const Request& request, const Limits& limits)
    : request_(request), limits_(limits), websocket_(std::move(stream), limits) {
    websocket_.read_message_max(limits.message);
    websocket_.set_option(websocket::stream_base::timeout{.handshake_timeout = limits.handshake,
                                                          .idle_timeout = limits.idle,
                                                          .keep_alive_pings = true});
}

net::awaitable<void> Connection::serve(const Upgrade& upgrade, const Session& session) {
    using namespace net::experimental::awaitable_operators;
    auto& writer = websocket_.next_layer();
    const auto whole_stay = [&]() -> net::awaitable<void> {
        co_await (converse(upgrade, session) && writer.write());
        co_await writer.farewell();
    };
    co_await (whole_stay() || writer.watch_the_deadline());
}

net::awaitable<void> Connection::converse(const Upgrade& upgrade, const Session& session) {
    auto& writer = websocket_.next_layer();
    try {
        co_await websocket_.async_accept(upgrade, net::use_awaitable);
        co_await session(*this);
    } catch (const boost::system::system_error&) {
        // The connection broke, or the handshake was invalid: there is nobody left to inform.
    } catch (const std::exception& error) {
        std::cerr << "A session ended with an error: " << error.what() << '\n';
    }
    if (websocket_.is_open())
        writer.close(websocket::close_code::normal);
    writer.finish();
}

net::awaitable<std::optional<Message>> Connection::receive() {
    auto& writer = websocket_.next_layer();
    std::string storage(Message::headroom, '\0');
    auto buffer = net::dynamic_buffer(storage);
    error_code error;
    if (!writer.closing())
        co_await websocket_.async_read(buffer, net::redirect_error(net::use_awaitable, error));
    if (writer.closing() || error == websocket::error::closed)
        co_return std::nullopt;
    if (error)
        throw boost::system::system_error(error);
    const auto type = websocket_.got_text() ? Message::FrameType::text : Message::FrameType::binary;
    co_return Message::from_storage(type, std::move(storage));
}

void Connection::send(const Message& message) noexcept {
    websocket_.next_layer().send(message);
}

void Connection::close(std::uint16_t code) noexcept {
    websocket_.next_layer().close(code);
}

} // namespace messenger
