// X25519 (RFC 7748): two users, each with a private key and the other's public key, come to the
// same secret, and nobody who sees both public keys does. Any thread.

#pragma once

#include "crypto/keys.hpp"

#include <optional>

namespace messenger {

/// RFC 7748 section 6.1: X25519(private key, 9).
PublicKey x25519_public_key(const PrivateKey& private_key);

/// RFC 7748 section 6.1: X25519(mine, theirs), 32 bytes. Nothing where `theirs` is refused, or the
/// result is all zeroes: then everybody would know it (RFC 9180 section 7.1.4).
std::optional<Secret<32>> x25519(const PrivateKey& mine, const PublicKey& theirs);

/// Whether `key` is one of the few of low order, whatever its bit 255, which X25519 ignores. With
/// any private key they give the same secret: zeroes.
bool is_refused_encryption_key(const PublicKey& key);

} // namespace messenger
