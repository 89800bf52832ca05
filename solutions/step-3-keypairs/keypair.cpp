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
Identity generate_identity() {
    Identity identity;
    std::ranges::copy(random_bytes(32), identity.encryption_private_key.begin());
    std::ranges::copy(random_bytes(32), identity.signing_seed.begin());
    return identity;
}

PublicKeys public_keys_of(const Identity& identity) {
    return {x25519_public_key(identity.encryption_private_key),
            ed25519_public_key(identity.signing_seed)};
}
// <<< 3.1

// >>> 3.2 The fingerprint
std::string fingerprint(const PublicKeys& keys) {
    ByteWriter writer;
    writer.field("secure-messenger/1 fingerprint");
    writer.field(keys.encryption_key).field(keys.signing_key);
    const auto hash = sha256(writer.bytes());
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i != 16; ++i) {
        if (i != 0 && i % 2 == 0)
            text += ' ';
        text += digits[hash[i] >> 4];
        text += digits[hash[i] & 15];
    }
    return text;
}
// <<< 3.2

// >>> 3.3 From a passphrase to a key
AeadKey passphrase_key(std::string_view passphrase, const Salt& salt, std::uint32_t iterations) {
    AeadKey key;
    pbkdf2(bytes_of(nfc(passphrase)), salt, iterations, key);
    return key;
}
// <<< 3.3

// >>> 3.4 Locking
namespace {

Bytes associated_data(std::span<const std::uint8_t> head) {
    return ByteWriter().field("secure-messenger/1 locked-keypair").field(head).bytes();
}

} // namespace

Bytes lock_keypair(const Identity& identity, std::string_view passphrase,
                   std::uint32_t iterations) {
    Salt salt;
    Nonce nonce;
    std::ranges::copy(random_bytes(salt.size()), salt.begin());
    std::ranges::copy(random_bytes(nonce.size()), nonce.begin());
    const auto keys = public_keys_of(identity);

    ByteWriter block;
    block.u8(locked_keypair_version).u32(iterations).raw(salt).raw(nonce);
    block.raw(keys.encryption_key).raw(keys.signing_key);
    const auto inside =
        ByteWriter().raw(identity.encryption_private_key).raw(identity.signing_seed).bytes();
    block.raw(aead_seal(passphrase_key(passphrase, salt, iterations), nonce,
                        associated_data(block.bytes()), inside));
    return block.bytes();
}
// <<< 3.4

// >>> 3.5 Unlocking
Unlocked unlock_keypair(std::span<const std::uint8_t> locked, std::string_view passphrase) {
    if (!locked.empty() && locked[0] != locked_keypair_version)
        return {Unlocking::unsupported_version};
    if (locked.size() != locked_keypair_size)
        return {Unlocking::damaged};
    ByteReader reader(locked.subspan(1));
    const auto iterations = reader.u32();
    const auto salt = reader.array<Salt>();
    const auto nonce = reader.array<Nonce>();
    const PublicKeys keys = {reader.array<PublicKey>(), reader.array<PublicKey>()};
    if (iterations < fewest_iterations || iterations > most_iterations ||
        is_refused_encryption_key(keys.encryption_key) || is_refused_signing_key(keys.signing_key))
        return {Unlocking::damaged};

    const auto inside =
        aead_open(passphrase_key(passphrase, salt, iterations), nonce,
                  associated_data(locked.first(locked_keypair_head)), reader.rest());
    if (!inside)
        return {Unlocking::wrong_passphrase};
    ByteReader private_keys(*inside);
    const Identity identity = {private_keys.array<PrivateKey>(), private_keys.array<PrivateKey>()};
    if (public_keys_of(identity) != keys)
        return {Unlocking::damaged};
    return {Unlocking::unlocked, identity};
}
// <<< 3.5

} // namespace messenger
