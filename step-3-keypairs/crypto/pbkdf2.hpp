// PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2): makes a key of a passphrase, slowly, so that
// trying out many takes long.

#pragma once

#include <cstdint>
#include <span>

namespace messenger {

/// Fills `derived` with the key that `password` gives with `salt` after `iterations`, which is 1 or
/// more. 600,000 of them take a good part of a second. Any thread.
void pbkdf2(std::span<const std::uint8_t> password, std::span<const std::uint8_t> salt,
            std::uint32_t iterations, std::span<std::uint8_t> derived);

} // namespace messenger
