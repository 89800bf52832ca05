// Encrypting, step 4: five TODOs. encrypting.hpp says what each function promises.

#include "encrypting.hpp"

#include "common/byte_reader.hpp"
#include "common/byte_writer.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/hpke.hpp"
#include "crypto/x25519.hpp"

#include <algorithm>

namespace messenger {

// >>> 4.1 Encapsulation
std::optional<Encapsulation> encapsulate(const PublicKey& to, const PrivateKey& ephemeral) {
    const auto dh = x25519(ephemeral, to);
    if (!dh)
        return std::nullopt;
    Encapsulation result;
    result.enc = x25519_public_key(ephemeral);
    const auto kem_context = ByteWriter().raw(result.enc).raw(to).bytes();
    const auto eae_prk = labeled_extract(kem_suite_id, {}, "eae_prk", *dh);
    const auto secret = labeled_expand(kem_suite_id, eae_prk, "shared_secret", kem_context, 32);
    std::ranges::copy(secret, result.shared_secret.begin());
    return result;
}
// <<< 4.1

// >>> 4.2 The wrap
HpkeKey key_schedule(const Secret<32>& shared_secret, std::span<const std::uint8_t> info) {
    constexpr std::uint8_t mode_base = 0x00;
    const auto psk_id_hash = labeled_extract(hpke_suite_id, {}, "psk_id_hash", {});
    const auto info_hash = labeled_extract(hpke_suite_id, {}, "info_hash", info);
    const auto context = ByteWriter().u8(mode_base).raw(psk_id_hash).raw(info_hash).bytes();
    const auto secret = labeled_extract(hpke_suite_id, shared_secret, "secret", {});
    HpkeKey result;
    std::ranges::copy(labeled_expand(hpke_suite_id, secret, "key", context, 16),
                      result.key.begin());
    std::ranges::copy(labeled_expand(hpke_suite_id, secret, "base_nonce", context, 12),
                      result.base_nonce.begin());
    return result;
}

std::optional<Slot> wrap(const ContentKey& content_key, const PublicKey& to,
                         const PrivateKey& ephemeral, std::span<const std::uint8_t> header) {
    const auto encapsulation = encapsulate(to, ephemeral);
    if (!encapsulation)
        return std::nullopt;
    const auto info = ByteWriter().field("secure-messenger/1 wrap").bytes();
    const auto [key, nonce] = key_schedule(encapsulation->shared_secret, info);
    Slot slot = {to, encapsulation->enc, {}};
    std::ranges::copy(aead_seal(key, nonce, header, content_key), slot.wrapped.begin());
    return slot;
}
// <<< 4.2

// >>> 4.3 The signature
Bytes signed_part(std::span<const std::uint8_t> header, const Plaintext& plaintext) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field("secure-messenger/1 message").field(header);
    return writer.field(plaintext.from).field(sent_at).field(plaintext.text).bytes();
}

Signature sign(const Identity& sender, std::span<const std::uint8_t> header,
               const Plaintext& plaintext) {
    return ed25519_sign(sender.signing_seed, signed_part(header, plaintext));
}
// <<< 4.3

// >>> 4.4 The content
Bytes seal_content(const ContentKey& content_key, const Nonce& nonce,
                   std::span<const std::uint8_t> header, const Plaintext& plaintext,
                   const Signature& signature) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field(plaintext.from).field(sent_at).field(plaintext.text).raw(signature);
    auto payload = writer.bytes();
    payload.resize((payload.size() + payload_block - 1) / payload_block * payload_block);
    return aead_seal(content_key, nonce, header, payload);
}
// <<< 4.4

// >>> 4.5 The envelope
Randomness draw_randomness(std::size_t slots) {
    const auto random = random_bytes(16 + 16 + 12 + slots * 32);
    ByteReader reader(random);
    Randomness randomness = {
        reader.array<MessageId>(), reader.array<ContentKey>(), reader.array<Nonce>(), {}};
    for (std::size_t i = 0; i != slots; ++i)
        randomness.ephemeral.push_back(reader.array<PrivateKey>());
    return randomness;
}

std::vector<PublicKey> recipient_keys(std::vector<PublicKey> others, const PublicKey& own) {
    others.push_back(own);
    std::erase_if(others, is_refused_encryption_key);
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    return others;
}

Bytes seal(const Plaintext& plaintext, const Identity& sender, const std::vector<PublicKey>& to,
           const Randomness& randomness) {
    const auto header = envelope_header(randomness.id, to);
    Envelope envelope = {randomness.id, {}, randomness.nonce, {}};
    for (std::size_t i = 0; i != to.size(); ++i)
        envelope.slots.push_back(
            wrap(randomness.content_key, to[i], randomness.ephemeral[i], header).value());
    envelope.ciphertext = seal_content(randomness.content_key, randomness.nonce, header, plaintext,
                                       sign(sender, header, plaintext));
    return to_bytes(envelope);
}
// <<< 4.5

} // namespace messenger
