// Locked keypairs for tests, built from the format in keypair.hpp without the learner's code: valid
// ones, and ones that no program should write.

#pragma once

#include "keypair.hpp"

namespace messenger {

/// The contents of a block. Nothing checks that the parts belong together.
struct LockedBlock {
    std::uint8_t version = locked_keypair_version;
    std::uint32_t iterations = fewest_iterations;
    Salt salt;
    Nonce nonce;
    PublicKeys keys;
    Identity inside;
};

/// The block of `identity`, with random salt and nonce.
LockedBlock block_of(const Identity& identity);

/// The key derived from `passphrase`. 0 iterations count as one, as in Crypto++.
AeadKey key_of(std::string_view passphrase, const Salt& salt, std::uint32_t iterations);

/// The 177 bytes, sealed with `key`.
Bytes seal(const LockedBlock& block, const AeadKey& key);
Bytes seal(const LockedBlock& block, std::string_view passphrase);

/// The associated data of a block that begins with `head`.
Bytes associated_data_of(std::span<const std::uint8_t> head);

} // namespace messenger
