#include "websocket-client.hpp"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace bench {
namespace {

constexpr int patience = 5; // seconds
constexpr unsigned char close_opcode = 0x8;

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error(what + ": " + std::strerror(errno));
}

std::uint8_t byte_at(std::string_view bytes, std::size_t i) {
    return static_cast<std::uint8_t>(bytes[i]);
}

/// Cuts the first whole frame off `bytes` and returns true; false if its end is not there yet.
bool next_frame(std::string_view& bytes, unsigned char& opcode, std::string_view& payload) {
    if (bytes.size() < 2)
        return false;
    std::size_t header = 2;
    std::uint64_t length = byte_at(bytes, 1) & 0x7F;
    const std::size_t length_bytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (length_bytes > 0) {
        if (bytes.size() < header + length_bytes)
            return false;
        length = 0;
        for (std::size_t i = 0; i != length_bytes; ++i)
            length = length << 8 | byte_at(bytes, header + i);
        header += length_bytes;
    }
    if (bytes.size() - header < length)
        return false;
    opcode = byte_at(bytes, 0) & 0x0F;
    payload = bytes.substr(header, length);
    bytes.remove_prefix(header + length);
    return true;
}

} // namespace

std::string client_frame(std::string_view text) {
    if (text.size() > 0xFFFF)
        throw std::invalid_argument("a message of the load has at most 65,535 bytes");
    constexpr std::string_view mask = "\x5A\x13\xC4\x2F";
    std::string frame = "\x81"; // a whole text message
    if (text.size() < 126) {
        frame += static_cast<char>(0x80 | text.size());
    } else {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(text.size() >> 8);
        frame += static_cast<char>(text.size() & 0xFF);
    }
    frame += mask;
    for (std::size_t i = 0; i != text.size(); ++i)
        frame += static_cast<char>(text[i] ^ mask[i % 4]);
    return frame;
}

Client::Client(std::uint16_t port, int receive_buffer)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (socket_ < 0)
        fail("cannot open a socket");
    const timeval limit{.tv_sec = patience, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (receive_buffer > 0) // before connecting: the window is agreed on then
        setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);

    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        fail("cannot connect");
    send("GET / HTTP/1.1\r\nHost: localhost:" + std::to_string(port) +
         "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: bG9hZCBvZiB0aGUgcmVsYQ==\r\n\r\n");
    std::string answer;
    while (answer.find("\r\n\r\n") == std::string::npos) {
        char bytes[1024];
        const auto count = recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0)
            fail("no answer to the handshake");
        answer.append(bytes, static_cast<std::size_t>(count));
    }
    if (!answer.starts_with("HTTP/1.1 101"))
        throw std::runtime_error("the handshake was refused: " +
                                 answer.substr(0, answer.find('\r')));
    unfinished_ = answer.substr(answer.find("\r\n\r\n") + 4);
    fcntl(socket_, F_SETFL, fcntl(socket_, F_GETFL) | O_NONBLOCK);
}

Client::~Client() {
    if (socket_ >= 0)
        close(socket_);
}

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), unfinished_(std::move(other.unfinished_)) {
}

void Client::send(std::string_view frame) {
    while (!frame.empty()) {
        const auto count = ::send(socket_, frame.data(), frame.size(), MSG_NOSIGNAL);
        if (count > 0) {
            frame.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno == EAGAIN) {
            pollfd ready{.fd = socket_, .events = POLLOUT, .revents = 0};
            if (poll(&ready, 1, patience * 1000) == 0)
                throw std::runtime_error("the server takes nothing any more");
        } else {
            fail("cannot send");
        }
    }
}

void Client::read(const std::function<void(std::string_view)>& on_message) {
    static std::vector<char> buffer(256 * 1024);
    const auto kept = unfinished_.size();
    if (kept > buffer.size() / 2)
        throw std::runtime_error("a frame is longer than any that was sent");
    unfinished_.copy(buffer.data(), kept);
    const auto count = recv(socket_, buffer.data() + kept, buffer.size() - kept, 0);
    if (count < 0 && errno == EAGAIN)
        return;
    if (count <= 0)
        throw std::runtime_error("the server dropped a client that reads everything");

    std::string_view bytes(buffer.data(), kept + static_cast<std::size_t>(count));
    unsigned char opcode = 0;
    std::string_view payload;
    while (next_frame(bytes, opcode, payload)) {
        if (opcode == close_opcode)
            throw std::runtime_error("the server closed a client that reads everything");
        if (opcode < close_opcode)
            on_message(payload);
    }
    unfinished_.assign(bytes);
}

bool Client::drain() {
    std::vector<char> buffer(1024 * 1024);
    pollfd ready{.fd = socket_, .events = POLLIN, .revents = 0};
    while (poll(&ready, 1, 1000) > 0) {
        const auto count = recv(socket_, buffer.data(), buffer.size(), 0);
        if (count == 0 || (count < 0 && errno != EAGAIN))
            return true;
    }
    return false;
}

} // namespace bench
