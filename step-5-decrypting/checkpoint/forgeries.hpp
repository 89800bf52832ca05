// Signatures that satisfy Ed25519's equation, but that a careful reader refuses. They are made by
// hand, from `seed` or from nothing at all, because no honest signer makes them.

#pragma once

#include "crypto/ed25519.hpp"

#include <span>

namespace messenger {

/// The same signature with S + L in place of S, which is another form of S. Anybody can make it
/// from a genuine signature.
Signature with_another_s(Signature genuine);

/// A signature made with `seed`. Its R is the neutral point, which is of small order.
Signature with_small_r(const PrivateKey& seed, std::span<const std::uint8_t> message);

/// A signature made with `seed`. Its R is the neutral point, in a form that is not canonical.
Signature with_strange_r(const PrivateKey& seed, std::span<const std::uint8_t> message);

/// A key of small order, the neutral point, and a signature that fits it and any message.
PublicKey key_of_nobody();
Signature signature_of_nobody();

} // namespace messenger
