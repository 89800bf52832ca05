// Decrypting, step 5: five TODOs. decrypting.hpp says what each function promises.

#include "decrypting.hpp"

#include "common/address.hpp"
#include "common/byte_reader.hpp"
#include "common/byte_writer.hpp"
#include "common/text.hpp"
#include "crypto/hpke.hpp"
#include "crypto/x25519.hpp"

#include <algorithm>

namespace messenger {

// >>> 5.1 Decapsulation
std::optional<Secret<32>> decapsulate(const PublicKey& enc, const Identity& me) {
    const auto dh = x25519(me.encryption_private_key, enc);
    if (!dh)
        return std::nullopt;
    const auto own = x25519_public_key(me.encryption_private_key);
    const auto kem_context = ByteWriter().raw(enc).raw(own).bytes();
    const auto eae_prk = labeled_extract(kem_suite_id, {}, "eae_prk", *dh);
    const auto secret = labeled_expand(kem_suite_id, eae_prk, "shared_secret", kem_context, 32);
    return ByteReader(secret).array<Secret<32>>();
}
// <<< 5.1

// >>> 5.2 The unwrap
std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header) {
    const auto shared_secret = decapsulate(slot.enc, me);
    if (!shared_secret)
        return std::nullopt;
    const auto info = ByteWriter().field("secure-messenger/1 wrap").bytes();
    const auto [key, nonce] = key_schedule(*shared_secret, info);
    const auto opened = aead_open(key, nonce, header, slot.wrapped);
    if (!opened)
        return std::nullopt;
    return ByteReader(*opened).array<ContentKey>();
}
// <<< 5.2

// >>> 5.3 The content
std::optional<Payload> open_content(const ContentKey& content_key, const Nonce& nonce,
                                    std::span<const std::uint8_t> header,
                                    std::span<const std::uint8_t> ciphertext) {
    constexpr std::uint64_t latest = (std::uint64_t{1} << 53) - 1;
    const auto opened = aead_open(content_key, nonce, header, ciphertext);
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

// >>> 5.4 Replays
bool Replays::is_replay(std::string_view from, const MessageId& id, std::int64_t row) {
    auto& lowest = lowest_row_.try_emplace({std::string(from), id}, row).first->second;
    lowest = std::min(lowest, row);
    return row != lowest;
}
// <<< 5.4

// >>> 5.5 Opening
Opened open(std::span<const std::uint8_t> bytes, std::int64_t row, const Identity& me,
            const SigningKeyOf& signing_key_of, Replays& replays) {
    const auto [shape, envelope] = parse_envelope(bytes);
    if (shape == Shape::unsupported_version)
        return {Outcome::unsupported_version};
    if (shape == Shape::damaged)
        return {Outcome::damaged};
    const auto own = x25519_public_key(me.encryption_private_key);
    const auto slot = std::ranges::find(envelope.slots, own, &Slot::to);
    if (slot == envelope.slots.end())
        return {Outcome::not_for_me};
    const auto header = envelope_header(envelope);
    const auto content_key = unwrap(*slot, me, header);
    const auto payload =
        content_key ? open_content(*content_key, envelope.nonce, header, envelope.ciphertext)
                    : std::nullopt;
    if (!payload)
        return {Outcome::damaged};
    const auto& [plaintext, signature] = *payload;
    const auto signing_key = signing_key_of(plaintext.from, row);
    if (!signing_key)
        return {Outcome::unknown_sender};
    if (!ed25519_verify(*signing_key, signed_part(header, plaintext), signature))
        return {Outcome::forged};
    if (replays.is_replay(plaintext.from, envelope.id, row))
        return {Outcome::replayed};
    return {Outcome::readable, plaintext};
}
// <<< 5.5

} // namespace messenger
