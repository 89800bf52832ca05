#include "server/stream.hpp"

#include "server/tls.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/errc.hpp>

#include <array>

namespace messenger {
namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

Stream::Stream(tcp::socket socket, const Tls* tls) : socket_(std::move(socket)) {
    error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    socket_.non_blocking(true, ignored);
    if (tls)
        tls_ = tls->accept(socket_.native_handle());
}

std::size_t Stream::shake_hands(error_code& error) {
    tls_->shake_hands(error);
    if (error == boost::system::errc::wrong_protocol_type) {
        tls_.reset();
        return 0;
    }
    // Whatever the outcome, send the client our handshake bytes or alert. So few bytes always fit
    // into the socket.
    error_code ignored;
    flush(ignored);
    return 0;
}

std::size_t Stream::read_some(net::mutable_buffer buffer, error_code& error) {
    if (!unread_.empty()) {
        const auto size = net::buffer_copy(buffer, net::buffer(unread_));
        unread_.erase(0, size);
        return size;
    }
    return buffer.size() == 0 ? 0 : tls_->read(buffer, error);
}

std::size_t Stream::write_some(std::span<const net::const_buffer> buffers, error_code& error) {
    if (!tls_)
        return socket_.write_some(buffers, error);
    flush(error);
    if (error)
        return 0;
    const auto size = tls_->seal(buffers);
    if (size == 0 && net::buffer_size(buffers) != 0)
        error = net::error::connection_aborted;
    else
        flush(error);
    return size;
}

void Stream::flush(error_code& error) {
    error = {};
    while (tls_ && !error && !tls_->sealed().empty())
        tls_->sent(socket_.write_some(net::buffer(tls_->sealed()), error));
}

void Stream::cancel() noexcept {
    error_code ignored;
    socket_.cancel(ignored);
}

void Stream::close() noexcept {
    error_code ignored;
    socket_.close(ignored);
}

net::awaitable<std::size_t> Stream::farewell() {
    error_code error;
    shutdown_send(error);
    std::array<char, 16 * 1024> unread; // as it comes, without taking the TLS off
    std::size_t size = 0;
    while (!error)
        size += co_await socket_.async_read_some(net::buffer(unread),
                                                 net::redirect_error(net::use_awaitable, error));
    co_return size;
}

void Stream::shutdown_send(error_code& error) {
    if (tls_) {
        tls_->seal_the_end();
        flush(error);
    }
    socket_.shutdown(tcp::socket::shutdown_send, error);
}

} // namespace messenger
