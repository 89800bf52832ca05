// Crypto++ leaves a plaintext there also where the tag does not fit.
// Caught by: Todo_5_3.NoticesEveryOtherCiphertext
// The learner reads: nothing when byte
// >>> 5.3 The content
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

std::optional<Payload> open_content(const ContentKey& content_key, const Nonce& nonce,
                                    std::span<const std::uint8_t> header,
                                    std::span<const std::uint8_t> ciphertext) {
    constexpr std::uint64_t latest = (std::uint64_t{1} << 53) - 1;
    const auto opened = decrypted(content_key, nonce, header, ciphertext);
    if (!opened)
        return std::nullopt;
    try {
        ByteReader reader(*opened);
        Payload payload;
        payload.plaintext.from = text_of(reader.field());
        ByteReader sent_at(reader.field());
        payload.plaintext.sent_at = sent_at.u64();
        sent_at.end();
        payload.plaintext.text = text_of(reader.field());
        payload.signature = reader.array<Signature>();
        const auto padding = reader.rest();
        const auto& [from, at, text] = payload.plaintext;
        const bool is_padding = padding.size() < payload_block &&
                                opened->size() % payload_block == 0 &&
                                std::ranges::all_of(padding, [](auto byte) { return byte == 0; });
        if (!is_padding || canonical_address(from) != from || at > latest || !is_text(text))
            return std::nullopt;
        return payload;
    } catch (const Malformed&) {
        return std::nullopt;
    }
}
// <<< 5.3
