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

/// The sentence does not repeat the URL, which may contain anything.
FatalError not_a_url() {
    return FatalError("That is not the address of a server. It should look like "
                      "http://localhost:8888.");
}

} // namespace

std::string ServerUrl::authority() const {
    const bool is_ipv6 = host.find(':') != host.npos;
    return (is_ipv6 ? "[" + host + "]" : host) + ":" + port;
}

ServerUrl parse_server_url(std::string_view url) {
    const bool https = url.starts_with(secure);
    if (!https && !url.starts_with(plain))
        throw not_a_url();
    auto rest = url.substr((https ? secure : plain).size());
    if (rest.ends_with('/'))
        rest.remove_suffix(1);

    std::string_view host, port = https ? "443" : "80";
    if (rest.starts_with('[')) {
        const auto end = rest.find(']');
        if (end == rest.npos)
            throw not_a_url();
        host = rest.substr(1, end - 1);
        rest.remove_prefix(end + 1);
        if (!consists_of(host, "0123456789abcdefABCDEF:."))
            throw not_a_url();
    } else {
        host = rest.substr(0, rest.find(':'));
        rest.remove_prefix(host.size());
        if (!consists_of(host, host_letters))
            throw not_a_url();
    }
    if (!rest.empty()) {
        port = rest.substr(1);
        if (rest.front() != ':' || !consists_of(port, digits) || port.size() > 5 ||
            std::stoi(std::string(port)) > 65535 || std::stoi(std::string(port)) == 0)
            throw not_a_url();
    }
    return {std::string(host), std::string(port), https};
}

} // namespace messenger::client
