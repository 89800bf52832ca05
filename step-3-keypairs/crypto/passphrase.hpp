// The passphrase that locks a keypair. Unlike the password, the server never sees it.

#pragma once

#include "crypto/secret.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace messenger {

/// `text`, UTF-8, in Unicode's Normalization Form C: an ü is one character, whether the keyboard
/// made one of it or a u and two dots. Throws std::invalid_argument where it is not UTF-8.
SecretText nfc(std::string_view text);

/// Why `passphrase` should not lock a new keypair, as a sentence: it is not UTF-8, has fewer than 8
/// code points in NFC, or is `login_password`, which the server sees (empty where it is not known).
/// Nothing when it may.
std::optional<std::string> why_not_passphrase(std::string_view passphrase,
                                              std::string_view login_password);

} // namespace messenger
