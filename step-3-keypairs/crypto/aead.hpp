// AES-128-GCM (NIST SP 800-38D), an AEAD as RFC 5116 has it: authenticated encryption with
// associated data. What is sealed can neither be read nor changed without the key; the associated
// data travel beside it in the clear, and cannot be changed either.
//
// One nonce seals one message under one key. The second would tell both, and let anybody forge.
// Any thread.

#pragma once

#include "common/bytes.hpp"
#include "crypto/secret.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace messenger {

using AeadKey = Secret<16>;
using Nonce = std::array<std::uint8_t, 12>;

/// How much longer the sealed text is: the tag at its end, in bytes.
constexpr std::size_t aead_tag_size = 16;

/// The ciphertext, as long as `plaintext`, then the tag.
Bytes aead_seal(const AeadKey& key, const Nonce& nonce,
                std::span<const std::uint8_t> associated_data,
                std::span<const std::uint8_t> plaintext);

/// The plaintext. Nothing, and not a byte of it, where key, nonce, associated data or a bit of
/// `sealed` are others than when it was sealed, or `sealed` is shorter than a tag.
std::optional<Bytes> aead_open(const AeadKey& key, const Nonce& nonce,
                               std::span<const std::uint8_t> associated_data,
                               std::span<const std::uint8_t> sealed);

} // namespace messenger
