// The choice of a passphrase.

#pragma once

#include <string>

namespace messenger::client {

/// Asks at the terminal, twice, until it may lock a keypair (passphrase.hpp) and both are the same.
std::string choose_passphrase(const std::string& login_password);

} // namespace messenger::client
