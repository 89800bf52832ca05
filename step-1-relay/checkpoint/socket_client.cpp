#include "socket_client.hpp"

#include "idle_limit.hpp"
#include "lesson.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <deque>
#include <optional>

namespace messenger {
namespace net = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;
using net::ip::tcp;

class SocketClient::Implementation {
  public:
    explicit Implementation(std::string name) : name_(std::move(name)) {}

    void connect(std::uint16_t port, Buffer buffer, const Request& upgrade) {
        auto& socket = stream_.next_layer();
        socket.open(tcp::v4());
        if (buffer == Buffer::tiny)
            socket.set_option(tcp::socket::receive_buffer_size(4096));
        must("connect", [&](auto done) {
            socket.async_connect({net::ip::address_v4::loopback(), port}, done);
        });
        socket.set_option(tcp::no_delay(true));
        stream_.set_option(websocket::stream_base::decorator([&](websocket::request_type& request) {
            for (const auto& [name, value] : upgrade.headers)
                request.set(name, value);
        }));
        const auto host = "localhost:" + std::to_string(port);
        must("complete the WebSocket handshake",
             [&](auto done) { stream_.async_handshake(host, upgrade.target, done); });
        stream_.control_callback([this](websocket::frame_type type, beast::string_view) {
            pongs_ += type == websocket::frame_type::pong;
        });
        read_on();
    }

    void send(const Message& message) {
        stream_.text(message.is_text());
        const auto payload = message.payload();
        must("send " + lesson::show(payload), [&](auto done) {
            stream_.async_write(net::buffer(payload.data(), payload.size()),
                                [done](error_code error, std::size_t) { done(error); });
        });
        ping();
    }

    /// Each answered ping is a turn of the server's loop. In the first turn, the server writes what
    /// the relay has for this client. The other turns are for slower servers.
    Message receive() {
        constexpr int many = 20;
        for (int turn = 0; messages_.empty() && !ended_ && turn != many; ++turn)
            ping();
        if (messages_.empty())
            lesson::fail(name_ + " hears a message",
                         ended_ ? name_ + "'s connection has ended: " + ended_->message()
                                : "no message came to " + name_);
        auto oldest = messages_.front();
        messages_.pop_front();
        return oldest;
    }

    std::vector<Message> receive_until_the_end() {
        run_until("see the connection end", [this] { return ended_.has_value(); });
        return {messages_.begin(), messages_.end()};
    }

    /// Sends a ping. Returns when the pong has come, or the connection has ended.
    void ping() {
        const auto before = pongs_;
        attempt("send a ping", [&](auto done) { stream_.async_ping({}, done); });
        run_until("receive a pong", [&] { return pongs_ != before || ended_; });
    }

    int pongs() const { return pongs_; }

    void close() {
        must("complete the closing handshake",
             [&](auto done) { stream_.async_close(websocket::close_code::normal, done); });
    }

    void reset() {
        auto& socket = stream_.next_layer();
        socket.set_option(net::socket_base::linger(true, 0)); // RST in place of FIN
        socket.close();
    }

    void write_raw(std::string_view bytes) {
        must("write " + lesson::show(bytes), [&](auto done) {
            net::async_write(stream_.next_layer(), net::buffer(bytes.data(), bytes.size()),
                             [done](error_code error, std::size_t) { done(error); });
        });
    }

    std::uint16_t close_code() const { return stream_.reason().code; }

  private:
    /// Keeps reading messages while one of the functions above runs the context.
    void read_on() {
        stream_.async_read(buffer_, [this](error_code error, std::size_t) {
            if (error) {
                ended_ = error;
                return;
            }
            const auto payload = beast::buffers_to_string(buffer_.data());
            messages_.push_back(stream_.got_text() ? Message::text(payload)
                                                   : Message::binary(payload));
            buffer_.clear();
            read_on();
        });
    }

    /// Starts an operation and waits for its end. Returns its error.
    template <class Start>
    error_code attempt(const std::string& what, Start start) {
        std::optional<error_code> result;
        start([&result](error_code error) { result = error; });
        run_until(what, [&] { return result.has_value(); });
        return *result;
    }

    template <class Start>
    void must(const std::string& what, Start start) {
        if (const auto error = attempt(what, start))
            lesson::fail(name_ + " can " + what, name_ + " cannot: " + error.message());
    }

    template <class Condition>
    void run_until(const std::string& what, Condition condition) {
        lesson::IdleLimit limit;
        while (!condition()) {
            context_.restart();
            if (context_.run_one_for(limit.turn) == 0 && !limit.allows_another_turn())
                lesson::fail(name_ + " can " + what,
                             "after five seconds, " + name_ + " is still waiting");
        }
    }

    std::string name_;
    net::io_context context_;
    websocket::stream<tcp::socket> stream_{context_};
    beast::flat_buffer buffer_;
    std::deque<Message> messages_; // received, but not yet returned
    std::optional<error_code> ended_;
    int pongs_ = 0;
};

SocketClient::SocketClient(std::string name, std::uint16_t port, Buffer buffer)
    : implementation_(std::make_unique<Implementation>(std::move(name))) {
    implementation_->connect(port, buffer, {"GET", "/"});
}
SocketClient::SocketClient(std::string name, std::uint16_t port, const Request& upgrade)
    : implementation_(std::make_unique<Implementation>(std::move(name))) {
    implementation_->connect(port, Buffer::usual, upgrade);
}
SocketClient::~SocketClient() = default;
SocketClient::SocketClient(SocketClient&&) noexcept = default;

void SocketClient::says(const Message& message) {
    implementation_->send(message);
}
Message SocketClient::hears() {
    return implementation_->receive();
}
std::vector<Message> SocketClient::hears_until_the_end() {
    return implementation_->receive_until_the_end();
}
std::uint16_t SocketClient::close_code() const {
    return implementation_->close_code();
}
int SocketClient::pings() {
    implementation_->ping();
    return implementation_->pongs();
}
void SocketClient::says_goodbye() {
    implementation_->close();
}
void SocketClient::vanishes() {
    implementation_->reset();
}
void SocketClient::writes(std::string_view bytes) {
    implementation_->write_raw(bytes);
}

} // namespace messenger
