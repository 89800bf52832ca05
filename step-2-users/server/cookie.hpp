// The cookie in which a client keeps its session: a browser, the terminal client or `curl -b`. Its
// name is session-PORT, because all servers on localhost share their cookies.

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

} // namespace messenger
