// The server of step 3 takes any bytes on a real socket, and goes on. The first byte of the input
// chooses what the rest is: 0 all that is sent; 1 what follows the handshake of a WebSocket; any
// other the texts of WebSocket frames, one for each line.

#include "fuzzer.hpp"
#include "key_client.hpp"
#include "raw_connection.hpp"

#include <string>

using namespace messenger;

namespace {

RunningMessenger& messenger_under_test() {
    static RunningMessenger messenger(step_3());
    return messenger;
}

std::string handshake(const std::string& cookie) {
    return "GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" +
           cookie + "\r\n\r\n";
}

/// A text frame as a client sends it (RFC 6455 section 5.2), masked with zeroes.
std::string frame(std::string_view text) {
    std::string bytes = "\x81";
    if (text.size() < 126) {
        bytes += static_cast<char>(0x80 | text.size());
    } else {
        bytes += '\xfe';
        bytes += static_cast<char>(text.size() >> 8);
        bytes += static_cast<char>(text.size());
    }
    return bytes.append(4, '\0').append(text);
}

std::string frames(std::string_view lines) {
    std::string bytes;
    while (!lines.empty()) {
        const auto line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        bytes += frame(line.substr(0, 0xffff));
    }
    return bytes;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto& messenger = messenger_under_test();
    static const auto cookie = sign_up(messenger.port(), mary);
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto rest = input.substr(std::min<std::size_t>(input.size(), 1));
    std::string bytes(rest);
    if (!input.empty() && input[0] != 0)
        bytes = handshake(cookie) + (input[0] == 1 ? bytes : frames(rest));
    {
        RawConnection connection(messenger.port());
        connection.write(bytes);
        connection.stop_writing();
        connection.read_to_the_end();
    }
    if (size % 64 == 0)
        fuzz::require(ask(messenger.port(), "GET /api/nothing", "", {cookie}).status != 0,
                      "the server answers the next one");
    return 0;
}
