// The addresses under which others in the same network reach this machine.

#pragma once

#include <string>
#include <vector>

namespace companion {

/// IPv4 addresses, since the server listens on 0.0.0.0, without those of the loopback interface.
std::vector<std::string> addresses_in_networks();

/// Whether `text` is an IP address, as "192.0.2.1" or "2001:db8::1".
bool is_ip_address(const std::string& text);

} // namespace companion
