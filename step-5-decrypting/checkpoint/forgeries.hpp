// Signatures that Ed25519's equation takes, and a careful reader does not. Whoever has `seed`, or
// nothing at all, makes them by hand, since no honest signer does.

#pragma once

#include "ed25519.hpp"

#include <span>

namespace messenger {

/// The same signature with S + L in the place of S, which is S in another form: everybody can make
/// it of a genuine one.
Signature with_another_s(Signature genuine);

/// By `seed`, with the neutral point as R: it is of small order.
Signature with_small_r(const PrivateKey& seed, std::span<const std::uint8_t> message);

/// By `seed`, with the neutral point as R, in a form that is not canonical.
Signature with_strange_r(const PrivateKey& seed, std::span<const std::uint8_t> message);

/// A key of small order, the neutral point, and a signature that fits it and any message.
PublicKey key_of_nobody();
Signature signature_of_nobody();

} // namespace messenger
