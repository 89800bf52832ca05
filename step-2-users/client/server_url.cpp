#include "client/server_url.hpp"

#include "client/errors.hpp"

#include <algorithm>

namespace messenger::client {
namespace {

constexpr std::string_view plain = "http://", secure = "https://";
constexpr std::string_view digits = "0123456789";
constexpr std::string_view host_letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";

bool consists_of(std::string_view text, std::string_view letters) {
    return !text.empty() && text.find_first_not_of(letters) == text.npos;
}

} // namespace

std::string ServerUrl::authority() const {
    const bool is_ipv6 = host.find(':') != host.npos;
    return (is_ipv6 ? "[" + host + "]" : host) + ":" + port;
}

ServerUrl parse_server_url(std::string_view url) {
    // The sentence does not repeat the URL, which may contain anything.
    const auto no_url = FatalError("That is not the address of a server. It should look like "
                                   "http://localhost:8888.");
    const bool https = url.starts_with(secure);
    if (!https && !url.starts_with(plain))
        throw no_url;
    auto rest = url.substr((https ? secure : plain).size());
    if (rest.ends_with('/'))
        rest.remove_suffix(1);

    std::string_view host, port = https ? "443" : "80";
    if (rest.starts_with('[')) {
        const auto end = rest.find(']');
        if (end == rest.npos)
            throw no_url;
        host = rest.substr(1, end - 1);
        rest.remove_prefix(end + 1);
        if (!consists_of(host, "0123456789abcdefABCDEF:."))
            throw no_url;
    } else {
        host = rest.substr(0, rest.find(':'));
        rest.remove_prefix(host.size());
        if (!consists_of(host, host_letters))
            throw no_url;
    }
    if (!rest.empty()) {
        port = rest.substr(1);
        if (rest.front() != ':' || !consists_of(port, digits) || port.size() > 5 ||
            std::stoi(std::string(port)) > 65535 || std::stoi(std::string(port)) == 0)
            throw no_url;
    }
    return {std::string(host), std::string(port), https};
}

} // namespace messenger::client
