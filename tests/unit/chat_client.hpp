// A client of a running messenger's WebSocket.

#pragma once

#include "http_client.hpp"
#include "running_messenger.hpp"
#include "socket_client.hpp"

#include <regex>

namespace messenger {

inline SocketClient socket_of(const RunningMessenger& messenger, const std::string& cookie) {
    Request upgrade{"GET", "/ws"};
    upgrade.headers.emplace_back("Cookie", cookie.substr(8));
    return {"a client", messenger.port(), upgrade};
}

/// A client who has heard its welcome and who is here.
inline SocketClient arrived(const RunningMessenger& messenger, const std::string& cookie) {
    auto client = socket_of(messenger, cookie);
    client.hears();
    client.hears();
    return client;
}

/// What `client` hears next, with every time as 0.
inline std::string heard(SocketClient& client) {
    const auto message = client.hears();
    return std::regex_replace(std::string(message.payload()), std::regex(R"("received_at":\d+)"),
                              R"("received_at":0)");
}

/// A ref that ends in `letter`.
inline std::string ref(char letter) {
    return std::string(20, 'A') + letter + 'A';
}

inline Message send_frame(const std::string& ref, const std::string& text) {
    return Message::text(R"({"type":"send","ref":")" + ref + R"(","text":")" + text + R"("})");
}

} // namespace messenger
