// In a cloud workspace a port of this machine has a second, public address.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace messenger {

/// The address under which `port` is reached from outside, such as
/// "https://name-8888.app.github.dev", as the environment variables of GitHub Codespaces or of
/// Gitpod tell it; nothing elsewhere. Whether the port is public already, they do not tell.
std::optional<std::string> public_address(std::uint16_t port);

/// Prints where the program of `step` is found now that it listens on `port`, and how to stop it.
void announce(int step, std::uint16_t port, bool https = false);

} // namespace messenger
