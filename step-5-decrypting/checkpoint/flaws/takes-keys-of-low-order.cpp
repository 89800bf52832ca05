// Crypto++ alone overlooks the keys of low order that have bit 255 set.
// Caught by: Todo_5_1.RefusesKeysOfLowOrder
// The learner reads: nothing happened: a secret that everybody can compute
// >>> 5.1 Decapsulation
} // namespace messenger

#include <cryptopp/xed25519.h>

namespace messenger {
std::optional<Secret<32>> decapsulate(const PublicKey& enc, const Identity& me) {
    Secret<32> agreed;
    if (!CryptoPP::x25519().Agree(agreed.data(), me.encryption_private_key.data(), enc.data()))
        return std::nullopt;
    const auto own = x25519_public_key(me.encryption_private_key);
    const auto kem_context = ByteWriter().raw(enc).raw(own).bytes();
    const auto eae_prk = labeled_extract(kem_suite_id, {}, "eae_prk", agreed);
    const auto secret = labeled_expand(kem_suite_id, eae_prk, "shared_secret", kem_context, 32);
    return ByteReader(secret).array<Secret<32>>();
}
// <<< 5.1
