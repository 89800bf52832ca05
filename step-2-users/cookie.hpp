// The cookie in which a browser, the terminal client and `curl -b` alike keep their session.
// Its name is session-PORT, because all servers on localhost share their cookies.

#pragma once

#include "http.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace messenger {

/// The token that `request` brings; empty where it brings none.
std::string session_token(const Request& request);

/// The header that makes whoever sent `request` keep `token` for 30 days. No script can read it,
/// and no other site's page sends it along.
std::pair<std::string, std::string> keep_session(const Request& request, std::string_view token);

/// The header that makes them forget it.
std::pair<std::string, std::string> forget_session(const Request& request);

} // namespace messenger
