// HKDF with SHA-256 (RFC 5869): makes of a secret that is no evenly random key, such as what X25519
// gives, as many keys as are needed. Any thread.

#pragma once

#include "common/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace messenger {

constexpr std::size_t hkdf_most = std::size_t{255} * 32; // bytes that can be expanded

/// RFC 5869 section 2.2: HMAC-SHA-256 of `ikm` under `salt`, 32 bytes.
Bytes hkdf_extract(std::span<const std::uint8_t> salt, std::span<const std::uint8_t> ikm);

/// RFC 5869 section 2.3: `size` bytes. Throws std::length_error above hkdf_most.
Bytes hkdf_expand(std::span<const std::uint8_t> prk, std::span<const std::uint8_t> info,
                  std::size_t size);

} // namespace messenger
