#include "server/cookie.hpp"

#include "accounts.hpp"
#include "server/origin_check.hpp"

namespace messenger {
namespace {

std::string cookie_name(const Request& request) {
    return "session-" + std::to_string(request.port);
}

std::pair<std::string, std::string> set_cookie(const Request& request, std::string_view value,
                                               std::int64_t seconds) {
    return {"Set-Cookie",
            cookie_name(request) + '=' + std::string(value) +
                "; HttpOnly; SameSite=Strict; Path=/; Max-Age=" + std::to_string(seconds) +
                (came_over_https(request) ? "; Secure" : "")};
}

} // namespace

std::string session_token(const Request& request) {
    const auto wanted = cookie_name(request) + '=';
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

std::pair<std::string, std::string> keep_session(const Request& request, std::string_view token) {
    return set_cookie(request, token, session_lifetime / 1000);
}

std::pair<std::string, std::string> forget_session(const Request& request) {
    return set_cookie(request, "", 0);
}

} // namespace messenger
