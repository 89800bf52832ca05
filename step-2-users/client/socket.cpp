#include "client/socket.hpp"

#include "client/errors.hpp"
#include "client/stream.hpp"
#include "common/or_error.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/json.hpp>

#include <optional>

namespace messenger::client {
namespace net = boost::asio;
namespace beast = boost::beast;
namespace json = boost::json;
namespace websocket = beast::websocket;
using boost::system::error_code;

namespace {

/// In bytes. A frame from the server holds one message of at most 256 KiB, or everybody's keys.
constexpr std::size_t frame_limit = 4 * 1024 * 1024;

constexpr std::chrono::seconds silence{60};
constexpr std::chrono::seconds farewell{1};

websocket::stream_base::timeout timeouts(std::chrono::seconds handshake) {
    return {.handshake_timeout = handshake, .idle_timeout = silence, .keep_alive_pings = true};
}

} // namespace

struct Socket::Implementation {
    std::optional<websocket::stream<Stream>> stream;
    beast::flat_buffer buffer;
};

Socket::Socket() : implementation_(std::make_unique<Implementation>()) {
}
Socket::~Socket() = default;

net::awaitable<void> Socket::connect(ServerUrl url, std::string cookie) {
    auto& stream = implementation_->stream;
    stream.emplace(co_await client::connect(url));
    beast::get_lowest_layer(*stream).expires_never(); // the WebSocket has its own time limits
    stream->set_option(timeouts(patience));
    stream->read_message_max(frame_limit);
    stream->set_option(
        websocket::stream_base::decorator([cookie](websocket::request_type& request) {
            request.set(beast::http::field::cookie, cookie);
        }));
    websocket::response_type answer;
    error_code error;
    co_await stream->async_handshake(answer, url.authority(), "/ws", or_error(error));
    if (error == websocket::error::upgrade_declined &&
        answer.result() == beast::http::status::unauthorized)
        throw LoginRefused("You have been logged out. Start again to log in.");
    if (error)
        throw ConnectionLost("The server at " + url.url() + " does not accept connections now.");
}

net::awaitable<json::object> Socket::receive() {
    error_code error;
    auto& buffer = implementation_->buffer;
    buffer.clear();
    co_await implementation_->stream->async_read(buffer, or_error(error));
    if (error)
        throw ConnectionLost("The connection is lost.");
    const auto bytes = buffer.data();
    auto frame = json::parse({static_cast<const char*>(bytes.data()), bytes.size()}, error);
    if (error || !frame.is_object())
        throw NotUnderstood();
    co_return std::move(frame.get_object());
}

net::awaitable<void> Socket::send(std::string text) {
    error_code error;
    co_await implementation_->stream->async_write(net::buffer(text), or_error(error));
    if (error)
        throw ConnectionLost("The connection is lost.");
}

net::awaitable<void> Socket::close() {
    error_code ignored;
    implementation_->stream->set_option(timeouts(farewell));
    co_await implementation_->stream->async_close(websocket::close_code::normal, or_error(ignored));
}

} // namespace messenger::client
