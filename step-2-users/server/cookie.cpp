#include "server/cookie.hpp"

#include "accounts.hpp"
#include "server/devices.hpp"
#include "server/origin_check.hpp"

namespace messenger {
namespace {

constexpr auto session = "session-", device = "device-";

std::pair<std::string, std::string> set_cookie(const Request& request, const std::string& name,
                                               std::string_view value, std::int64_t seconds) {
    return {"Set-Cookie",
            name + std::to_string(request.port) + '=' + std::string(value) +
                "; HttpOnly; SameSite=Strict; Path=/; Max-Age=" + std::to_string(seconds) +
                (came_over_https(request) ? "; Secure" : "")};
}

/// The value of the cookie `name`, followed by the port. An empty string if there is none.
std::string cookie_in(const Request& request, const std::string& name) {
    const auto wanted = name + std::to_string(request.port) + '=';
    auto cookies = request.header("Cookie");
    while (!cookies.empty()) {
        const auto end = cookies.find(';');
        const auto cookie = cookies.substr(0, end);
        if (cookie.starts_with(wanted))
            return std::string(cookie.substr(wanted.size()));
        cookies.remove_prefix(end == cookies.npos ? cookies.size() : end + 1);
        while (cookies.starts_with(' '))
            cookies.remove_prefix(1);
    }
    return {};
}

} // namespace

std::string session_token(const Request& request) {
    return cookie_in(request, session);
}

std::pair<std::string, std::string> keep_session(const Request& request, std::string_view token) {
    return set_cookie(request, session, token, session_lifetime / 1000);
}

std::pair<std::string, std::string> forget_session(const Request& request) {
    return set_cookie(request, session, "", 0);
}

std::string device_token(const Request& request) {
    return cookie_in(request, device);
}

std::pair<std::string, std::string> keep_device(const Request& request, std::string_view token) {
    return set_cookie(request, device, token, device_lifetime / 1000);
}

} // namespace messenger
