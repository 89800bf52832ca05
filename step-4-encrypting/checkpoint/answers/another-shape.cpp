// Right in another shape: Crypto++ and HKDF without what is given over them, bytes put together by
// hand, and a seal() that calls none of the other functions.
// >>> 4.1 Encapsulation
} // namespace messenger

#include "crypto/hkdf.hpp"

#include <cryptopp/aes.h>
#include <cryptopp/gcm.h>
#include <cryptopp/osrng.h>
#include <cryptopp/xed25519.h>

#include <set>
#include <string>

namespace messenger {
namespace {

Bytes join(std::initializer_list<std::span<const std::uint8_t>> parts) {
    Bytes all;
    for (const auto& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

Bytes number(std::uint64_t value, std::size_t size) {
    Bytes bytes(size);
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, value >>= 8)
        *byte = static_cast<std::uint8_t>(value & 0xFF);
    return bytes;
}

Bytes length_and(std::span<const std::uint8_t> bytes) {
    return join({number(bytes.size(), 4), bytes});
}

template <std::size_t size>
std::span<const std::uint8_t> letters(const char (&text)[size]) {
    return bytes_of(std::string_view(text, size - 1));
}

Bytes kem(std::span<const std::uint8_t> dh, const PublicKey& enc, const PublicKey& to) {
    const Bytes suite = {'K', 'E', 'M', 0x00, 0x20};
    const auto eae_prk =
        hkdf_extract(Bytes(32), join({letters("HPKE-v1"), suite, letters("eae_prk"), dh}));
    return hkdf_expand(
        eae_prk,
        join({number(32, 2), letters("HPKE-v1"), suite, letters("shared_secret"), enc, to}), 32);
}

} // namespace

std::optional<Encapsulation> encapsulate(const PublicKey& to, const PrivateKey& ephemeral) {
    if (is_refused_encryption_key(to))
        return {};
    CryptoPP::x25519 agreement(ephemeral.data());
    PublicKey enc;
    agreement.GeneratePublicKey(CryptoPP::NullRNG(), ephemeral.data(), enc.data());
    std::array<std::uint8_t, 32> dh;
    if (!agreement.Agree(dh.data(), ephemeral.data(), to.data(), false))
        return {};
    std::optional<Encapsulation> result(std::in_place);
    result->enc = enc;
    const auto secret = kem(dh, enc, to);
    std::copy(secret.begin(), secret.end(), result->shared_secret.begin());
    return result;
}
// <<< 4.1
// >>> 4.2 The wrap
HpkeKey key_schedule(const Secret<32>& shared_secret, std::span<const std::uint8_t> info) {
    const Bytes suite = {'H', 'P', 'K', 'E', 0x00, 0x20, 0x00, 0x01, 0x00, 0x01};
    const auto extract = [&](std::span<const std::uint8_t> salt, auto label,
                             std::span<const std::uint8_t> ikm) {
        return hkdf_extract(salt, join({letters("HPKE-v1"), suite, label, ikm}));
    };
    auto context = extract({}, letters("psk_id_hash"), {});
    context.insert(context.begin(), 0);
    context = join({context, extract({}, letters("info_hash"), info)});
    const auto secret = extract(shared_secret, letters("secret"), {});
    const auto expand = [&](auto& result, auto label) {
        const auto bytes = hkdf_expand(
            secret, join({number(result.size(), 2), letters("HPKE-v1"), suite, label, context}),
            result.size());
        std::copy(bytes.begin(), bytes.end(), result.begin());
    };
    HpkeKey keys;
    expand(keys.base_nonce, letters("base_nonce"));
    expand(keys.key, letters("key"));
    return keys;
}

namespace {

template <class Output>
void gcm(const AeadKey& key, const Nonce& nonce, std::span<const std::uint8_t> data,
         std::span<const std::uint8_t> plaintext, Output& output) {
    CryptoPP::GCM<CryptoPP::AES>::Encryption cipher;
    cipher.SetKeyWithIV(key.data(), key.size(), nonce.data(), nonce.size());
    cipher.SpecifyDataLengths(data.size(), plaintext.size());
    cipher.Update(data.data(), data.size());
    cipher.ProcessData(output.data(), plaintext.data(), plaintext.size());
    cipher.Final(output.data() + plaintext.size());
}

} // namespace

std::optional<Slot> wrap(const ContentKey& content_key, const PublicKey& to,
                         const PrivateKey& ephemeral, std::span<const std::uint8_t> header) {
    const auto dh = x25519(ephemeral, to);
    if (!dh.has_value())
        return {};
    Slot slot;
    slot.to = to;
    slot.enc = x25519_public_key(ephemeral);
    Secret<32> secret;
    std::ranges::copy(kem(*dh, slot.enc, to), secret.begin());
    const auto keys = key_schedule(secret, length_and(letters("secure-messenger/1 wrap")));
    gcm(keys.key, keys.base_nonce, header, content_key, slot.wrapped);
    return slot;
}
// <<< 4.2
// >>> 4.3 The signature
Bytes signed_part(std::span<const std::uint8_t> header, const Plaintext& plaintext) {
    return join({length_and(letters("secure-messenger/1 message")), length_and(header),
                 length_and(bytes_of(plaintext.from)), number(8, 4), number(plaintext.sent_at, 8),
                 length_and(bytes_of(plaintext.text))});
}

Signature sign(const Identity& sender, std::span<const std::uint8_t> header,
               const Plaintext& plaintext) {
    const auto part = signed_part(header, plaintext);
    const CryptoPP::ed25519::Signer signer(sender.signing_seed.data());
    Signature signature;
    signer.SignMessage(CryptoPP::NullRNG(), part.data(), part.size(), signature.data());
    return signature;
}
// <<< 4.3
// >>> 4.4 The content
namespace {

Bytes payload_of(const Plaintext& plaintext, const Signature& signature) {
    const auto all =
        join({length_and(bytes_of(plaintext.from)), length_and(number(plaintext.sent_at, 8)),
              length_and(bytes_of(plaintext.text)), signature});
    std::size_t size = 256;
    while (size < all.size())
        size += 256;
    Bytes payload(size, 0);
    std::copy(all.begin(), all.end(), payload.begin());
    return payload;
}

} // namespace

Bytes seal_content(const ContentKey& content_key, const Nonce& nonce,
                   std::span<const std::uint8_t> header, const Plaintext& plaintext,
                   const Signature& signature) {
    const auto payload = payload_of(plaintext, signature);
    Bytes sealed(payload.size() + 16);
    gcm(content_key, nonce, header, payload, sealed);
    return sealed;
}
// <<< 4.4
// >>> 4.5 The envelope
Randomness draw_randomness(std::size_t slots) {
    CryptoPP::AutoSeededRandomPool pool;
    Randomness randomness;
    randomness.ephemeral.resize(slots);
    for (auto& key : randomness.ephemeral)
        pool.GenerateBlock(key.data(), key.size());
    pool.GenerateBlock(randomness.nonce.data(), randomness.nonce.size());
    pool.GenerateBlock(randomness.content_key.data(), randomness.content_key.size());
    pool.GenerateBlock(randomness.id.data(), randomness.id.size());
    return randomness;
}

std::vector<PublicKey> recipient_keys(std::vector<PublicKey> others, const PublicKey& own) {
    std::set<PublicKey> keys = {own};
    for (const auto& key : others)
        if (!is_refused_encryption_key(key))
            keys.insert(key);
    return {keys.begin(), keys.end()};
}

Bytes seal(const Plaintext& plaintext, const Identity& sender, const std::vector<PublicKey>& to,
           const Randomness& randomness) {
    Bytes header =
        join({length_and(letters("secure-messenger/1 envelope")), length_and(randomness.id)});
    for (const auto& key : to)
        header = join({header, length_and(key)});

    const auto part =
        join({length_and(letters("secure-messenger/1 message")), length_and(header),
              length_and(bytes_of(plaintext.from)), length_and(number(plaintext.sent_at, 8)),
              length_and(bytes_of(plaintext.text))});
    const auto payload = payload_of(plaintext, ed25519_sign(sender.signing_seed, part));

    Bytes envelope = join({Bytes{1}, randomness.id, number(to.size(), 2)});
    auto ephemeral = randomness.ephemeral.begin();
    for (const auto& key : to) {
        const auto enc = x25519_public_key(*ephemeral);
        Secret<32> secret;
        std::ranges::copy(kem(x25519(*ephemeral++, key).value(), enc, key), secret.begin());
        const auto hpke = key_schedule(secret, length_and(letters("secure-messenger/1 wrap")));
        envelope = join({envelope, key, enc,
                         aead_seal(hpke.key, hpke.base_nonce, header, randomness.content_key)});
    }
    return join({envelope, randomness.nonce,
                 aead_seal(randomness.content_key, randomness.nonce, header, payload)});
}
// <<< 4.5
