#include "server/origin_check.hpp"

#include "common/ascii.hpp"
#include "server/public_address.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <optional>

namespace messenger {
namespace {

/// Scheme, host and port: two pages with one origin trust each other (RFC 6454 section 4).
struct Origin {
    std::string scheme; // "http" or "https"
    std::string host;   // "[::1]"
    std::string port;   // "8080"
    bool operator==(const Origin&) const = default;
};

/// "[::1]:8080" for `scheme`. A missing port is the usual one, not any.
Origin with_scheme(std::string scheme, std::string_view authority) {
    const auto colon = authority.find_last_of(":]");
    const bool has_port = colon != authority.npos && authority[colon] == ':';
    std::string usual = scheme == "https" ? "443" : "80";
    return {std::move(scheme), lowered(authority.substr(0, has_port ? colon : authority.npos)),
            has_port ? std::string(authority.substr(colon + 1)) : std::move(usual)};
}

/// Nothing for origins that no page of this server can have, such as "null".
std::optional<Origin> parse_origin(std::string_view text) {
    for (const std::string scheme : {"http", "https"})
        if (const auto begin = scheme + "://"; lowered(text).starts_with(begin))
            return with_scheme(scheme, text.substr(begin.size()));
    return std::nullopt;
}

bool is_among(const std::vector<std::string>& origins, const Origin& origin) {
    return std::ranges::find(origins, std::optional(origin), parse_origin) != origins.end();
}

bool is_ip_address(std::string_view name) {
    if (name.starts_with('[') && name.ends_with(']'))
        name = name.substr(1, name.size() - 2);
    boost::system::error_code error;
    boost::asio::ip::make_address(std::string(name), error);
    return !error;
}

} // namespace

std::vector<std::string> OriginCheck::further_origins(std::uint16_t port) const {
    auto origins = origins_;
    if (const auto address = public_address(port))
        origins.push_back(*address);
    // Where there is another name, there may be a proxy that puts this one in its place.
    if (!origins.empty())
        origins.push_back("http://localhost:" + std::to_string(port));
    return origins;
}

/// A name without a port comes through a proxy on a usual port.
bool OriginCheck::is_own_name(std::string_view host, std::uint16_t port) const {
    const auto [scheme, name, digits] = with_scheme("", host);
    if (host.size() != name.size() && digits != std::to_string(port))
        return false; // another server on this machine
    if (name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == address_ ||
        name == '[' + address_ + ']')
        return true;
    // A server that listens on all networks does not know all its addresses. No DNS lookup is
    // involved in an IP address, so it cannot be rebound.
    return (address_ == "0.0.0.0" || address_ == "::") && is_ip_address(name);
}

bool OriginCheck::allow(const Request& request) const {
    const auto host = request.header("Host");
    const auto further = further_origins(request.port);
    const auto http = with_scheme("http", host), https = with_scheme("https", host);
    if (!is_own_name(host, request.port) && !is_among(further, http) && !is_among(further, https))
        return false;
    const auto text = request.header("Origin");
    if (text.empty())
        return true;
    const bool is_https = request.https || request.header("X-Forwarded-Proto") == "https";
    const auto origin = parse_origin(text);
    return origin && (*origin == (is_https ? https : http) || is_among(further, *origin));
}

bool came_over_https(const Request& request) {
    return request.https || request.header("X-Forwarded-Proto") == "https" ||
           request.header("Origin").starts_with("https://");
}

} // namespace messenger
