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

} // namespace messenger
