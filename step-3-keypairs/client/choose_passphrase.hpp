// Asks the user to choose a passphrase.

#pragma once

#include <string>

namespace messenger::client {

/// Asks at the terminal, twice, until the passphrase is allowed (crypto/passphrase.hpp) and both
/// answers are the same.
std::string choose_passphrase(const std::string& login_password);

} // namespace messenger::client
