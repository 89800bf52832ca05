#include "server/origin_check.hpp"

#include "common/ascii.hpp"
#include "server/public_address.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <optional>

namespace messenger {
namespace {

/// The part of `origin` after "http://" or "https://". Nothing for other origins, such as "null".
std::optional<std::string_view> authority_of(std::string_view origin) {
    for (const std::string_view scheme : {"http://", "https://"})
        if (origin.starts_with(scheme))
            return origin.substr(scheme.size());
    return std::nullopt;
}

/// Splits "[::1]:8080" into the name "[::1]" and the port "8080". The port is "" if there is none.
std::pair<std::string_view, std::string_view> split(std::string_view authority) {
    const auto colon = authority.find_last_of(":]");
    if (colon == authority.npos || authority[colon] == ']')
        return {authority, ""};
    return {authority.substr(0, colon), authority.substr(colon + 1)};
}

bool is_ip_address(std::string_view name) {
    if (name.starts_with('[') && name.ends_with(']'))
        name = name.substr(1, name.size() - 2);
    boost::system::error_code error;
    boost::asio::ip::make_address(std::string(name), error);
    return !error;
}

} // namespace

bool OriginCheck::is_own(std::string_view authority, std::uint16_t port) const {
    const auto same = [&](const std::string& origin) {
        return authority_of(lowered(origin)) && *authority_of(lowered(origin)) == authority;
    };
    if (std::ranges::any_of(origin_check_, same))
        return true;
    if (const auto address = public_address(port); address && same(*address))
        return true;
    const auto [name, digits] = split(authority);
    if (!digits.empty() && digits != std::to_string(port))
        return false; // another server on this machine
    if (name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == address_ ||
        name == '[' + address_ + ']')
        return true;
    // A server that listens on all networks does not know all its addresses. No DNS lookup is
    // involved in an IP address, so it cannot be rebound.
    return (address_ == "0.0.0.0" || address_ == "::") && is_ip_address(name);
}

bool OriginCheck::allow(const Request& request) const {
    if (!is_own(lowered(request.header("Host")), request.port))
        return false;
    const auto origin = lowered(request.header("Origin"));
    if (origin.empty())
        return true;
    const auto page = authority_of(origin);
    return page && is_own(*page, request.port);
}

bool came_over_https(const Request& request) {
    return request.https || request.header("X-Forwarded-Proto") == "https" ||
           request.header("Origin").starts_with("https://");
}

} // namespace messenger
