#include "crypto/aead.hpp"

#include <cryptopp/aes.h>
#include <cryptopp/gcm.h>

namespace messenger {

Bytes aead_seal(const AeadKey& key, const Nonce& nonce,
                std::span<const std::uint8_t> associated_data,
                std::span<const std::uint8_t> plaintext) {
    CryptoPP::GCM<CryptoPP::AES>::Encryption gcm;
    gcm.SetKeyWithIV(key.data(), key.size(), nonce.data(), nonce.size());
    Bytes sealed(plaintext.size() + aead_tag_size);
    gcm.EncryptAndAuthenticate(sealed.data(), sealed.data() + plaintext.size(), aead_tag_size,
                               nonce.data(), static_cast<int>(nonce.size()), associated_data.data(),
                               associated_data.size(), plaintext.data(), plaintext.size());
    return sealed;
}

std::optional<Bytes> aead_open(const AeadKey& key, const Nonce& nonce,
                               std::span<const std::uint8_t> associated_data,
                               std::span<const std::uint8_t> sealed) {
    if (sealed.size() < aead_tag_size)
        return std::nullopt;
    const auto ciphertext = sealed.first(sealed.size() - aead_tag_size);
    const auto tag = sealed.last(aead_tag_size);
    CryptoPP::GCM<CryptoPP::AES>::Decryption gcm;
    gcm.SetKeyWithIV(key.data(), key.size(), nonce.data(), nonce.size());
    Bytes plaintext(ciphertext.size());
    if (gcm.DecryptAndVerify(plaintext.data(), tag.data(), tag.size(), nonce.data(),
                             static_cast<int>(nonce.size()), associated_data.data(),
                             associated_data.size(), ciphertext.data(), ciphertext.size()))
        return plaintext;
    return std::nullopt; // `plaintext`, which nobody has verified, is wiped on the way out
}

} // namespace messenger
