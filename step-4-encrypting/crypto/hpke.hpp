// The parts of HPKE (RFC 9180) that are the same for every function of it: which algorithms we
// take, and HKDF with labels, so that what is derived for one purpose is of no use for another.
//
//     KEM   0x0020  DHKEM(X25519, HKDF-SHA256)
//     KDF   0x0001  HKDF-SHA256
//     AEAD  0x0001  AES-128-GCM
//
// Any thread.

#pragma once

#include "common/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace messenger {

/// RFC 9180 section 4.1: "KEM", then the KEM's number in 2 bytes.
extern const Bytes kem_suite_id;

/// RFC 9180 section 5.1: "HPKE", then the numbers of KEM, KDF and AEAD in 2 bytes each.
extern const Bytes hpke_suite_id;

/// RFC 9180 section 4: HKDF-Extract (RFC 5869 section 2.2) of the labelled `ikm`, input keying
/// material: 32 bytes. An empty salt is as good as 32 zero bytes.
Bytes labeled_extract(std::span<const std::uint8_t> suite_id, std::span<const std::uint8_t> salt,
                      std::string_view label, std::span<const std::uint8_t> ikm);

/// RFC 9180 section 4: HKDF-Expand (RFC 5869 section 2.3) of `prk`, the 32 bytes that were
/// extracted, to `size` bytes. Throws std::length_error above 255 · 32.
Bytes labeled_expand(std::span<const std::uint8_t> suite_id, std::span<const std::uint8_t> prk,
                     std::string_view label, std::span<const std::uint8_t> info, std::size_t size);

} // namespace messenger
