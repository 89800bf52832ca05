// The keys of a user, as bytes.

#pragma once

#include "crypto/secret.hpp"

#include <array>
#include <cstdint>

namespace messenger {

/// Of X25519: a u-coordinate, little-endian (RFC 7748 section 5). Of Ed25519: a point (RFC 8032
/// section 5.1.2).
using PublicKey = std::array<std::uint8_t, 32>;

/// Of X25519: any 32 bytes, kept as they are. Of Ed25519: the 32-byte seed that RFC 8032 calls the
/// private key.
using PrivateKey = Secret<32>;

/// What a user shows everybody.
struct PublicKeys {
    PublicKey encryption_key; // X25519
    PublicKey signing_key;    // Ed25519

    bool operator==(const PublicKeys&) const = default;
};

/// What a user shows nobody: two private keys that have nothing to do with each other.
struct Identity {
    PrivateKey encryption_private_key; // X25519
    PrivateKey signing_seed;           // Ed25519
};

} // namespace messenger
