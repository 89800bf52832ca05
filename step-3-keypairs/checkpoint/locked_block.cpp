#include "locked_block.hpp"

#include "common/byte_writer.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/pbkdf2.hpp"
#include "crypto/x25519.hpp"
#include "json_values.hpp"

#include <algorithm>

namespace messenger {

LockedBlock block_of(const Identity& identity) {
    return {.salt = array_of<Salt>(random_bytes(16)),
            .nonce = array_of<Nonce>(random_bytes(12)),
            .keys = {x25519_public_key(identity.encryption_private_key),
                     ed25519_public_key(identity.signing_seed)},
            .inside = identity};
}

AeadKey key_of(std::string_view passphrase, const Salt& salt, std::uint32_t iterations) {
    AeadKey key;
    pbkdf2(bytes_of(nfc(passphrase)), salt, std::max(iterations, std::uint32_t{1}), key);
    return key;
}

Bytes associated_data_of(std::span<const std::uint8_t> head) {
    return ByteWriter().field("secure-messenger/1 locked-keypair").field(head).bytes();
}

Bytes seal(const LockedBlock& block, const AeadKey& key) {
    ByteWriter writer;
    writer.u8(block.version).u32(block.iterations).raw(block.salt).raw(block.nonce);
    writer.raw(block.keys.encryption_key).raw(block.keys.signing_key);
    const auto inside = ByteWriter()
                            .raw(block.inside.encryption_private_key)
                            .raw(block.inside.signing_seed)
                            .bytes();
    writer.raw(aead_seal(key, block.nonce, associated_data_of(writer.bytes()), inside));
    return writer.bytes();
}

Bytes seal(const LockedBlock& block, std::string_view passphrase) {
    return seal(block, key_of(passphrase, block.salt, block.iterations));
}

} // namespace messenger
