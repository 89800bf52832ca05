// A client's TCP connection, plain or with TLS; the layers above need not know which. It models
// Asio's AsyncStream, so Beast can use it like a socket.
//
// TLS works here like the relay's writer: each operation does what it can at once, and one that
// would block waits until the socket is readable or writable. So every operation can be cancelled
// at any point without leaving half a record behind.

#pragma once

#include "server/tls_session.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <memory>
#include <span>
#include <string>
#include <utility>

namespace messenger {

class Tls;

class Stream {
  public:
    using executor_type = boost::asio::ip::tcp::socket::executor_type;

    /// With `tls`, call async_shake_hands() before anything else.
    Stream(boost::asio::ip::tcp::socket socket, const Tls* tls);

    executor_type get_executor() { return socket_.get_executor(); }
    bool has_tls() const noexcept { return tls_ != nullptr; }
    const boost::asio::ip::tcp::socket& socket() const noexcept { return socket_; }

    /// Completes with an error if the client and the server cannot agree on TLS; with
    /// wrong_protocol_type if the client speaks plain HTTP, and then the channel has become plain.
    template <class Token>
    auto async_shake_hands(Token&& token) {
        return try_until_done(
            boost::asio::ip::tcp::socket::wait_read,
            [this](boost::system::error_code& error) { return shake_hands(error); },
            std::forward<Token>(token));
    }

    /// Makes the next reads begin with `bytes`: they have arrived, but not for those who read them.
    void put_back(std::string bytes) { unread_ = std::move(bytes); }

    template <class MutableBuffers, class Token>
    auto async_read_some(const MutableBuffers& buffers, Token&& token) {
        if (!tls_ && unread_.empty())
            return socket_.async_read_some(buffers, std::forward<Token>(token));
        return try_until_done(
            boost::asio::ip::tcp::socket::wait_read,
            [this, buffer = first_of<boost::asio::mutable_buffer>(buffers)](
                boost::system::error_code& error) { return read_some(buffer, error); },
            std::forward<Token>(token));
    }

    template <class ConstBuffers, class Token>
    auto async_write_some(const ConstBuffers& buffers, Token&& token) {
        if (!tls_)
            return socket_.async_write_some(buffers, std::forward<Token>(token));
        return try_until_done(
            boost::asio::ip::tcp::socket::wait_write,
            [this, buffer = first_of<boost::asio::const_buffer>(buffers),
             taken = std::size_t{0}](boost::system::error_code& error) mutable {
                if (taken == 0)
                    taken = write_some({&buffer, 1}, error);
                else
                    flush(error);
                return taken;
            },
            std::forward<Token>(token));
    }

    /// Takes as many bytes from the beginning of `buffers` as it can without waiting, and returns
    /// how many. The error would_block means that the socket accepts no more now. With TLS, bytes
    /// already taken may then still be buffered here: call flush() once the socket is writable.
    std::size_t write_some(std::span<const boost::asio::const_buffer> buffers,
                           boost::system::error_code& error);

    /// Sends the bytes buffered here. `error` is would_block if the socket does not accept all of
    /// them.
    void flush(boost::system::error_code& error);

    template <class Token>
    auto async_wait_writable(Token&& token) {
        return socket_.async_wait(boost::asio::ip::tcp::socket::wait_write,
                                  std::forward<Token>(token));
    }

    bool is_open() const noexcept { return socket_.is_open(); }
    void cancel() noexcept;
    void close() noexcept;

    /// Tells the client that nothing more comes from here, and reads until it has gone, too: to
    /// close while its bytes are still coming is to reset the connection, and the client could lose
    /// what it has not read yet. Returns how many bytes were thrown away.
    boost::asio::awaitable<std::size_t> farewell();

  private:
    void shutdown_send(boost::system::error_code& error);
    std::size_t shake_hands(boost::system::error_code& error);
    std::size_t read_some(boost::asio::mutable_buffer buffer, boost::system::error_code& error);

    /// The first buffer of a sequence that is not empty, or an empty one if there is none.
    template <class Buffer, class Buffers>
    static Buffer first_of(const Buffers& buffers) {
        const auto end = boost::asio::buffer_sequence_end(buffers);
        for (auto each = boost::asio::buffer_sequence_begin(buffers); each != end; ++each)
            if (const Buffer buffer = *each; buffer.size() != 0)
                return buffer;
        return {};
    }

    /// Calls `attempt(error)`, and again each time the socket is ready, until it would no longer
    /// block. Completes with what it returned.
    template <class Attempt, class Token>
    auto try_until_done(boost::asio::ip::tcp::socket::wait_type ready, Attempt attempt,
                        Token&& token) {
        return boost::asio::async_compose<Token, void(boost::system::error_code, std::size_t)>(
            [this, ready, attempt = std::move(attempt),
             begun = false](auto& self, boost::system::error_code error = {}) mutable {
                if (!std::exchange(begun, true)) // must not complete before this function returns
                    return boost::asio::post(get_executor(), std::move(self));
                std::size_t size = 0;
                if (!error && !is_open()) // the descriptor may be in use again by now
                    error = boost::asio::error::operation_aborted;
                if (!error)
                    size = attempt(error);
                if (error == boost::asio::error::would_block)
                    return socket_.async_wait(ready, std::move(self));
                self.complete(error, size);
            },
            token, socket_);
    }

    boost::asio::ip::tcp::socket socket_;
    std::unique_ptr<TlsSession> tls_;
    std::string unread_; // put back
};

} // namespace messenger
