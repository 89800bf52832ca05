// The cookies that a client keeps: a browser, the terminal client or `curl -b`. That of its session
// is session-PORT, because all servers on localhost share their cookies; that by which its device
// is known (server/devices.hpp) is device-PORT.

#pragma once

#include "server/http.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace messenger {

/// The session token that `request` carries, or an empty string if it carries none.
std::string session_token(const Request& request);

/// The header that makes the sender of `request` keep `token` for 30 days. No script can read the
/// cookie, and no other site's page can send it.
std::pair<std::string, std::string> keep_session(const Request& request, std::string_view token);

/// The header that makes the sender of `request` delete the cookie.
std::pair<std::string, std::string> forget_session(const Request& request);

/// The same for the device's token, which is kept for 90 days, and after the session.
std::string device_token(const Request& request);
std::pair<std::string, std::string> keep_device(const Request& request, std::string_view token);

} // namespace messenger
