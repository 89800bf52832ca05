// What is under a WebSocket: its connection, and the one writer of it.
//
// Two parties write to it: the relay, whose frames are made once for all clients, and Beast, which
// answers the handshake, pings and closes by itself. If each wrote when it liked, one's bytes would
// land in the middle of the other's frame. So both only leave their bytes here, and one coroutine,
// write(), puts whole frames on the network: Beast's first, then all that waits in the outbox,
// gathered into as few system calls as the kernel allows.
//
// To Beast this class is a stream like a socket: it models Asio's AsyncStream.

#pragma once

#include "relay.hpp"
#include "server/limits.hpp"
#include "server/stream.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffers_iterator.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/role.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace messenger {

class WebSocketWriter {
  public:
    using executor_type = Stream::executor_type;

    WebSocketWriter(Stream stream, const Limits& limits);

    executor_type get_executor() { return stream_.get_executor(); }

    /// Beast's way in.
    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        return stream_.async_read_some(buffers, std::forward<Token>(token));
    }

    /// Beast's way out: one whole frame, or the answer to the handshake. The bytes are taken at
    /// once. A close frame is the last: whatever waits in the outbox or comes later is forgotten
    /// (RFC 6455 section 5.5.1).
    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
            [this](auto handler, const ConstBuffers& bytes) {
                const auto size = boost::asio::buffer_size(bytes);
                const auto result = take_control_bytes(
                    {boost::asio::buffers_begin(bytes), boost::asio::buffers_end(bytes)});
                boost::asio::post(get_executor(), boost::beast::bind_front_handler(
                                                      std::move(handler), result, size));
            },
            token, buffers);
    }

    /// The relay's way out. A reader that has fallen too far behind is closed with 1013.
    void send(const Message& message);

    /// Queues a close frame with `code`, and makes the pending read end. Does nothing when a close
    /// frame is queued already.
    void close(std::uint16_t code);

    /// No frame comes any more: write() returns as soon as the rest is written.
    void finish();

    /// The writer. Runs until finish() or close() and everything before it is on its way, or until
    /// the connection breaks; does not throw.
    boost::asio::awaitable<void> write();

    /// Channel::farewell(), then abort().
    boost::asio::awaitable<void> farewell();

    /// Runs beside all this: abort()s when Limits::farewell after finish() or close() is over.
    boost::asio::awaitable<void> watch_the_deadline();

    /// Ends everything at once.
    void abort();

    /// Our last frame is queued: nothing that is received counts any more.
    bool closing() const noexcept { return closing_; }

  private:
    boost::system::error_code take_control_bytes(std::string bytes);
    void queue_last_frame(const std::string& frame);
    boost::asio::awaitable<void> write_bytes(std::string bytes);
    boost::asio::awaitable<void> write_batch(std::vector<Message> batch);
    boost::asio::awaitable<bool> writable_after(boost::system::error_code error);
    void wake();

    const Limits limits_;
    Stream stream_;
    std::string control_; // Beast's whole frames, and our close frame
    Outbox outbox_;
    bool woken_ = false; // something was left here since write() looked last
    bool finished_ = false;
    bool closing_ = false;
    boost::asio::steady_timer bell_;     // never rings; cancelling it wakes write()
    boost::asio::steady_timer deadline_; // of the farewell
};

/// Beast calls these, found by argument-dependent lookup, when a WebSocket ends: the first after
/// the closing handshake, the second when a time limit is over.
template <class Handler>
void async_teardown(boost::beast::role_type, WebSocketWriter& writer, Handler&& handler) {
    boost::asio::post(writer.get_executor(),
                      boost::beast::bind_front_handler(std::forward<Handler>(handler),
                                                       boost::system::error_code{}));
}
inline void beast_close_socket(WebSocketWriter& writer) {
    writer.abort();
}

} // namespace messenger
