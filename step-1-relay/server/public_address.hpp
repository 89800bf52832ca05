// The public address that a cloud workspace gives to a port of this machine.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace messenger {

/// The address at which `port` is reached from outside, such as "https://name-8888.app.github.dev",
/// according to the environment variables of GitHub Codespaces or Gitpod. Nothing elsewhere. The
/// variables do not say whether the port is public yet.
std::optional<std::string> public_address(std::uint16_t port);

} // namespace messenger
