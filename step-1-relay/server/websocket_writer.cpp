#include "server/websocket_writer.hpp"

#include "common/or_error.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/system/errc.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string_view>

namespace messenger {
namespace net = boost::asio;
using boost::system::error_code;

namespace {

constexpr auto never = net::steady_timer::time_point::max();

/// A client that sends pings and never reads the pongs must not fill our memory, in bytes.
constexpr std::size_t control_limit = 64 * 1024;

/// As many frames as one system call gathers; Asio passes on no more buffers than this.
constexpr std::size_t most_gathered = 64;

constexpr char final_close = '\x88'; // a close frame's first byte

std::string close_frame(std::uint16_t code) {
    constexpr char payload_size = 2;
    return {final_close, payload_size, static_cast<char>(code >> 8), static_cast<char>(code)};
}

/// Beast writes close frames, too: to answer the client's, and when a frame breaks the protocol.
bool is_close_frame(std::string_view bytes) {
    return bytes.starts_with(final_close);
}

/// Where a batch stands: `message` is the next to write, `offset` bytes of it are written already.
struct Progress {
    std::size_t message = 0;
    std::size_t offset = 0;

    void advance(const std::vector<Message>& batch, std::size_t bytes) {
        for (bytes += offset; message != batch.size() && bytes >= batch[message].size(); ++message)
            bytes -= batch[message].size();
        offset = bytes;
    }
};

} // namespace

WebSocketWriter::WebSocketWriter(Stream stream, const Limits& limits)
    : limits_(limits)
    , stream_(std::move(stream))
    , outbox_(limits.outbox)
    , bell_(stream_.get_executor(), never)
    , deadline_(stream_.get_executor(), never) {
}

void WebSocketWriter::send(const Message& message) {
    constexpr std::uint16_t try_again_later = 1013;
    if (closing_)
        return;
    if (outbox_.push(message))
        wake();
    else
        close(try_again_later);
}

void WebSocketWriter::close(std::uint16_t code) {
    if (closing_)
        return;
    queue_last_frame(close_frame(code));
    finish();
    stream_.cancel();
}

void WebSocketWriter::queue_last_frame(const std::string& frame) {
    closing_ = true;
    outbox_.take();
    control_ += frame;
    wake();
}

void WebSocketWriter::finish() {
    finished_ = true;
    deadline_.expires_after(limits_.farewell);
    wake();
}

void WebSocketWriter::abort() {
    stream_.close();
    wake();
}

void WebSocketWriter::wake() {
    if (!std::exchange(woken_, true))
        bell_.cancel();
}

error_code WebSocketWriter::take_control_bytes(std::string bytes) {
    if (closing_)
        return {};
    if (!stream_.is_open() || control_.size() + bytes.size() > control_limit)
        return make_error_code(boost::system::errc::no_buffer_space);
    if (is_close_frame(bytes)) {
        queue_last_frame(bytes);
    } else {
        control_ += bytes;
        wake();
    }
    return {};
}

net::awaitable<void> WebSocketWriter::write() {
    error_code ignored;
    while (stream_.is_open() && (woken_ || !finished_)) {
        if (!std::exchange(woken_, false)) {
            co_await bell_.async_wait(or_error(ignored));
            continue;
        }
        co_await write_bytes(std::exchange(control_, {}));
        if (!closing_)
            co_await write_batch(outbox_.take());
    }
}

net::awaitable<void> WebSocketWriter::write_bytes(std::string bytes) {
    for (std::size_t written = 0; written != bytes.size();) {
        error_code error;
        const net::const_buffer rest = net::buffer(bytes) + written;
        written += stream_.write_some({&rest, 1}, error);
        if (!co_await writable_after(error))
            break;
    }
}

net::awaitable<void> WebSocketWriter::write_batch(std::vector<Message> batch) {
    std::array<net::const_buffer, most_gathered> buffers;
    for (Progress at; at.message != batch.size();) {
        if (closing_) {
            // Only the frame that has been begun is still to be finished.
            if (at.offset == 0)
                break;
            batch.erase(std::next(batch.begin(), static_cast<std::ptrdiff_t>(at.message) + 1),
                        batch.end());
        }
        const auto count = std::min(batch.size() - at.message, most_gathered);
        for (std::size_t i = 0; i != count; ++i)
            buffers[i] = net::buffer(batch[at.message + i].frame());
        buffers[0] += at.offset;
        error_code error;
        at.advance(batch, stream_.write_some(std::span(buffers).first(count), error));
        if (error && !co_await writable_after(error))
            break;
    }
}

net::awaitable<bool> WebSocketWriter::writable_after(error_code error) {
    while (error == net::error::would_block || error == net::error::operation_aborted) {
        if (!stream_.is_open())
            co_return false;
        co_await stream_.async_wait_writable(or_error(error));
        if (!error)
            stream_.flush(error);
    }
    if (error)
        abort();
    co_return !error;
}

net::awaitable<void> WebSocketWriter::farewell() {
    co_await stream_.farewell();
    abort();
}

net::awaitable<void> WebSocketWriter::watch_the_deadline() {
    for (error_code error = net::error::operation_aborted; error;)
        co_await deadline_.async_wait(or_error(error));
    abort();
}

} // namespace messenger
