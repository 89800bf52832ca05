// Ed25519 signatures (RFC 8032): only someone who has the seed can sign; everybody who has the
// public key can verify. Any thread.

#pragma once

#include "crypto/keys.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace messenger {

using Signature = std::array<std::uint8_t, 64>; // R, then S little-endian (RFC 8032 section 5.1.6)

/// The public key of `seed` (RFC 8032 section 5.1.5).
PublicKey ed25519_public_key(const PrivateKey& seed);

/// The signature of `message` (RFC 8032 section 5.1.6).
Signature ed25519_sign(const PrivateKey& seed, std::span<const std::uint8_t> message);

/// Verifies `signature` (RFC 8032 section 5.1.7), without the cofactor, and strictly, so that
/// nobody can make a second signature out of one. False if the key is refused, if S is not below
/// the group's order, or if R is of small order or not the canonical form of its point.
bool ed25519_verify(const PublicKey& key, std::span<const std::uint8_t> message,
                    const Signature& signature);

/// Whether `key` is of small order, or not the canonical form of a point: its y, without bit 255,
/// is not below 2^255 - 19. Under a key of small order, one signature is valid for many messages.
bool is_refused_signing_key(const PublicKey& key);

} // namespace messenger
