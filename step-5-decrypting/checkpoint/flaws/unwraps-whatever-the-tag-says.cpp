// Crypto++ leaves a plaintext there also where the tag does not fit.
// Caught by: Todo_5_2.NoticesEveryFlippedBit
// The learner reads: nothing when byte 0 of enc has changed happened: a content key
// >>> 5.2 The unwrap
} // namespace messenger

#include <cryptopp/aes.h>
#include <cryptopp/gcm.h>

namespace messenger {
namespace {

/// As aead_open(), but whatever the tag says.
std::optional<Bytes> decrypted(const AeadKey& key, const Nonce& nonce,
                               std::span<const std::uint8_t> header,
                               std::span<const std::uint8_t> sealed) {
    if (sealed.size() < aead_tag_size)
        return std::nullopt;
    Bytes plaintext(sealed.size() - aead_tag_size);
    CryptoPP::GCM<CryptoPP::AES>::Decryption gcm;
    gcm.SetKeyWithIV(key.data(), key.size(), nonce.data(), nonce.size());
    gcm.DecryptAndVerify(plaintext.data(), sealed.data() + plaintext.size(), aead_tag_size,
                         nonce.data(), static_cast<int>(nonce.size()), header.data(), header.size(),
                         sealed.data(), plaintext.size());
    return plaintext;
}

} // namespace

std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header) {
    const auto shared_secret = decapsulate(slot.enc, me);
    if (!shared_secret)
        return std::nullopt;
    const auto info = ByteWriter().field("secure-messenger/1 wrap").bytes();
    const auto [key, nonce] = key_schedule(*shared_secret, info);
    const auto opened = decrypted(key, nonce, header, slot.wrapped);
    if (!opened)
        return std::nullopt;
    return ByteReader(*opened).array<ContentKey>();
}
// <<< 5.2
