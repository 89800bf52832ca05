// A user's identity: two keypairs, one for receiving messages and one for signing. The private
// halves leave the user's device only when they are locked under a passphrase.
//
// You write keypair.cpp. This header is the contract: it says what each function promises. The
// server keeps the locked keypair for its owner, so that another device can unlock it. A thief who
// steals it from the server has to guess the passphrase.
//
// A locked keypair has 177 bytes, integers big-endian:
//
//     version          1   0x01
//     iterations       4   of PBKDF2
//     salt            16
//     nonce           12   of AES-128-GCM
//     encryption_key  32   public, X25519
//     signing_key     32   public, Ed25519
//     ciphertext      80   of the X25519 private key (32) and the Ed25519 seed (32), and the tag
//
//     key              PBKDF2-HMAC-SHA-256 of the passphrase (UTF-8 of its NFC), 16 bytes
//     associated data  field("secure-messenger/1 locked-keypair") ‖
//                      field(the 97 bytes before the ciphertext)
//
// field(x) is the length of x in 4 bytes, then x (common/byte_writer.hpp), and ‖ means
// concatenation. All functions run on any thread. Those that take a passphrase are slow on purpose.

#pragma once

#include "common/bytes.hpp"
#include "crypto/aead.hpp"
#include "crypto/keys.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace messenger {

/// A new identity: two private keys of 32 fresh random bytes each, independent of each other, and
/// kept as they are (X25519 changes a few bits when it computes; leave that to it).
Identity generate_identity(); // TODO 3.1

/// The public keys that belong to the two private ones.
PublicKeys public_keys_of(const Identity& identity); // TODO 3.1

/// What people compare to see whether they mean the same keys: the SHA-256 of
/// field("secure-messenger/1 fingerprint") ‖ field(encryption_key) ‖ field(signing_key), its first
/// 16 bytes in lower-case hexadecimal, as eight groups of four digits with single spaces.
std::string fingerprint(const PublicKeys& keys); // TODO 3.2

using Salt = std::array<std::uint8_t, 16>;

/// The key derived from `passphrase` (UTF-8, in any normalization form) and `salt` with
/// `iterations` of PBKDF2-HMAC-SHA-256.
AeadKey passphrase_key(std::string_view passphrase, const Salt& salt,
                       std::uint32_t iterations); // TODO 3.3

constexpr std::uint8_t locked_keypair_version = 0x01;
constexpr std::size_t locked_keypair_size = 177;      // bytes
constexpr std::size_t locked_keypair_head = 97;       // bytes before the ciphertext
constexpr std::uint32_t usual_iterations = 600'000;   // when a keypair is locked
constexpr std::uint32_t fewest_iterations = 100'000;  // fewer give too little protection
constexpr std::uint32_t most_iterations = 10'000'000; // more would keep a device busy for long

/// Locks `identity` under `passphrase`, with fresh salt and nonce: the 177 bytes above.
/// `iterations` is within the limits above.
Bytes lock_keypair(const Identity& identity, std::string_view passphrase,
                   std::uint32_t iterations = usual_iterations); // TODO 3.4

enum class Unlocking {
    unlocked,
    unsupported_version, // the block is not empty, and its first byte is not 0x01
    damaged,
    wrong_passphrase, // the tag does not fit, which damage can also cause
};

struct Unlocked {
    Unlocking outcome;
    Identity identity = {}; // zeroes unless it is unlocked
};

/// Opens a keypair that lock_keypair() made; `locked` may come from anywhere. The outcome is the
/// first of these that holds:
///
/// 1. unsupported_version;
/// 2. damaged: another length than 177 bytes, an iteration count outside the limits, or a public
///    key that is refused on sight (crypto/x25519.hpp, crypto/ed25519.hpp). All of this is checked
///    before any key is derived;
/// 3. wrong_passphrase;
/// 4. damaged: the private keys inside do not belong to the public keys before them;
/// 5. unlocked.
Unlocked unlock_keypair(std::span<const std::uint8_t> locked,
                        std::string_view passphrase); // TODO 3.5

} // namespace messenger
