// Encrypting a message for several people: HPKE (RFC 9180) in its base mode, and a signature.
//
// You write encrypting.cpp. This header is the contract: what each function promises. A message is
// sealed once, under a content key that was made for it and is used for nothing else. That key is
// small, so it is wrapped for each recipient by itself. What it all looks like on the wire stands
// in envelope.hpp.
//
//     payload   field(from) ‖ field(sent_at) ‖ field(text) ‖ signature (64), then zero bytes up to
//               the next multiple of 256, none where it is one already. sent_at has 8 bytes.
//     signed    field("secure-messenger/1 message") ‖ field(header) ‖ field(from) ‖
//               field(sent_at) ‖ field(text)
//     wrapped   HPKE's single-shot seal of the content key to the recipient, with
//               info = field("secure-messenger/1 wrap") and the header as associated data
//
// Where field(x) is the length of x in 4 bytes, then x (byte_writer.hpp), ‖ puts one behind the
// other, and the header is that of envelope.hpp. The sender's name is inside, so that the server
// does not see it; the padding hides how long a short message is.
//
// The RFC's names: pkR is the recipient's public key, `to` here; skE and pkE are an ephemeral
// keypair, made for one slot of one message and then forgotten. The private half is `ephemeral`
// here; the public half travels, as `enc`. All functions run on any thread.

#pragma once

#include "ed25519.hpp"
#include "envelope.hpp"
#include "keys.hpp"

#include <optional>
#include <span>
#include <vector>

namespace messenger {

/// What encapsulation gives.
struct Encapsulation {
    PublicKey enc;            // travels
    Secret<32> shared_secret; // does not: the recipient computes it from enc
};

/// RFC 9180 section 4.1, Encap(pkR), with `ephemeral` in place of a keypair that it would generate.
/// The suite_id is kem_suite_id (hpke.hpp). Nothing where X25519 refuses the key `to`.
std::optional<Encapsulation> encapsulate(const PublicKey& to,
                                         const PrivateKey& ephemeral); // TODO 4.1

/// What one content key is sealed under, for one recipient.
struct HpkeKey {
    AeadKey key;
    Nonce base_nonce;
};

/// RFC 9180 section 5.1, KeySchedule() in mode_base (0x00), where psk and psk_id are empty: `key`,
/// 16 bytes, and `base_nonce`, 12 bytes. The suite_id is hpke_suite_id. The exporter_secret is of
/// no use here.
HpkeKey key_schedule(const Secret<32>& shared_secret,
                     std::span<const std::uint8_t> info); // TODO 4.2

/// The slot of the recipient `to`: `to` itself, and what RFC 9180 section 6.1, Seal() in base mode,
/// gives. That is `enc`, and `content_key` sealed under the key and the base_nonce of the key
/// schedule (the nonce of the first message is the base_nonce as it is), with the info above and
/// `header` as associated data. Nothing where encapsulate() gives nothing.
std::optional<Slot> wrap(const ContentKey& content_key, const PublicKey& to,
                         const PrivateKey& ephemeral,
                         std::span<const std::uint8_t> header); // TODO 4.2

/// What is signed: the bytes above.
Bytes signed_part(std::span<const std::uint8_t> header, const Plaintext& plaintext); // TODO 4.3

/// The sender's signature of that, with its signing_seed.
Signature sign(const Identity& sender, std::span<const std::uint8_t> header,
               const Plaintext& plaintext); // TODO 4.3

/// The ciphertext of an envelope: the payload above, padded, sealed under `content_key` and `nonce`
/// with `header` as associated data.
Bytes seal_content(const ContentKey& content_key, const Nonce& nonce,
                   std::span<const std::uint8_t> header, const Plaintext& plaintext,
                   const Signature& signature); // TODO 4.4

/// Everything in an envelope that is random, and never the same in two of them.
struct Fresh {
    MessageId id;
    ContentKey content_key;
    Nonce nonce;
    std::vector<PrivateKey> ephemeral; // one a slot, in the order of the slots
};

/// Fresh random bytes for an envelope with `slots` slots: each part drawn by itself, from a
/// generator that nobody can guess (random_bytes() in bytes.hpp).
Fresh fresh_for(std::size_t slots); // TODO 4.5

/// Whom an envelope is for: the keys of `others` and `own`, ascending as bytes, none twice, without
/// those that X25519 refuses. One bad key keeps the others from nothing.
std::vector<PublicKey> slots_for(std::vector<PublicKey> others, const PublicKey& own); // TODO 4.5

/// The whole envelope, as it travels, to those that `to` names: 1 to 1,000 keys, as slots_for()
/// returns them. All that is random is in `fresh`, whose ephemeral keys go to the slots in their
/// order. The caller has seen to it that `plaintext` is one: a canonical address, a time of at most
/// 2^53 - 1, and a text that is_text().
Bytes seal(const Plaintext& plaintext, const Identity& sender, const std::vector<PublicKey>& to,
           const Fresh& fresh); // TODO 4.5

} // namespace messenger
