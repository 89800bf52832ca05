// A user's keys, step 3: five TODOs. keypair.hpp says what each function promises.

#include "keypair.hpp"

#include "common/byte_reader.hpp"
#include "common/byte_writer.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/pbkdf2.hpp"
#include "crypto/x25519.hpp"

#include <algorithm>

namespace messenger {

// >>> 3.1 Two keypairs
// TODO 3.1: fill two private keys with random bytes, and compute the public key of each.
Identity generate_identity() {
    return {};
}

PublicKeys public_keys_of([[maybe_unused]] const Identity& identity) {
    return {};
}
// <<< 3.1

// >>> 3.2 The fingerprint
// TODO 3.2: hash both public keys, and write 16 bytes of the hash for people to read.
std::string fingerprint([[maybe_unused]] const PublicKeys& keys) {
    return "";
}
// <<< 3.2

// >>> 3.3 From a passphrase to a key
// TODO 3.3: normalize the passphrase, and derive a key from it with PBKDF2.
AeadKey passphrase_key([[maybe_unused]] std::string_view passphrase,
                       [[maybe_unused]] const Salt& salt,
                       [[maybe_unused]] std::uint32_t iterations) {
    return {};
}
// <<< 3.3

// >>> 3.4 Locking
// TODO 3.4: write the 97 bytes of the head, and seal both private keys after it.
namespace {

// Put what locking and unlocking both need here.

} // namespace

Bytes lock_keypair([[maybe_unused]] const Identity& identity,
                   [[maybe_unused]] std::string_view passphrase,
                   [[maybe_unused]] std::uint32_t iterations) {
    return {};
}
// <<< 3.4

// >>> 3.5 Unlocking
// TODO 3.5: check the block, open it with the passphrase, and check what was inside.
Unlocked unlock_keypair([[maybe_unused]] std::span<const std::uint8_t> locked,
                        [[maybe_unused]] std::string_view passphrase) {
    return {Unlocking::damaged};
}
// <<< 3.5

} // namespace messenger
