#include "server/public_address.hpp"

#include <cstdlib>
#include <string_view>

namespace messenger {
namespace {

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

std::optional<std::string> public_address(std::uint16_t port) {
    const auto number = std::to_string(port);

    const auto codespace = from_environment("CODESPACE_NAME");
    const auto domain = from_environment("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN");
    if (!codespace.empty() && !domain.empty())
        return "https://" + codespace + "-" + number + "." + domain;

    constexpr std::string_view scheme = "https://";
    const auto gitpod = from_environment("GITPOD_WORKSPACE_URL");
    if (gitpod.starts_with(scheme))
        return "https://" + number + "-" + gitpod.substr(scheme.size());

    return std::nullopt;
}

} // namespace messenger
