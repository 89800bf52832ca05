// Encrypting a message for several people: HPKE (RFC 9180) in its base mode, and a signature.
//
// You write encrypting.cpp. This header is the contract: it says what each function promises. A
// message is sealed once, under a content key that is made for it and used for nothing else. That
// key is small, so it is wrapped separately for each recipient. common/envelope.hpp describes the
// format on the wire.
//
//     payload   field(from) ‖ field(sent_at) ‖ field(text) ‖ signature (64), then zero bytes up to
//               the next multiple of 256, none if the length is one already. sent_at has 8 bytes.
//     signed    field("secure-messenger/1 message") ‖ field(header) ‖ field(from) ‖
//               field(sent_at) ‖ field(text)
//     wrapped   HPKE's single-shot seal of the content key to the recipient, with
//               info = field("secure-messenger/1 wrap") and the header as associated data
//
// field(x) is the length of x in 4 bytes, then x (common/byte_writer.hpp), ‖ means concatenation,
// and the header is that of common/envelope.hpp. The sender's name is inside, so that the server
// does not see it. The padding hides how long a short message is.
//
// The RFC's names: pkR is the recipient's public key, here `to`. skE and pkE are an ephemeral
// keypair, made for one slot of one message and then forgotten. The private half is `ephemeral`
// here, and the public half travels as `enc`. All functions run on any thread.

#pragma once

#include "common/envelope.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/keys.hpp"

#include <optional>
#include <span>
#include <vector>

namespace messenger {

/// The result of encapsulation.
struct Encapsulation {
    PublicKey enc;            // travels
    Secret<32> shared_secret; // does not: the recipient computes it from enc
};

/// RFC 9180 section 4.1, Encap(pkR), with `ephemeral` in place of the keypair that it would
/// generate. The suite_id is kem_suite_id (crypto/hpke.hpp). Nothing if X25519 refuses the key
/// `to`.
std::optional<Encapsulation> encapsulate(const PublicKey& to,
                                         const PrivateKey& ephemeral); // TODO 4.1

/// The key and the nonce that seal a content key for one recipient.
struct HpkeKey {
    AeadKey key;
    Nonce base_nonce;
};

/// RFC 9180 section 5.1, KeySchedule() in mode_base (0x00), where psk and psk_id are empty: `key`,
/// 16 bytes, and `base_nonce`, 12 bytes. The suite_id is hpke_suite_id. The exporter_secret is not
/// needed here.
HpkeKey key_schedule(const Secret<32>& shared_secret,
                     std::span<const std::uint8_t> info); // TODO 4.2

/// The slot of the recipient `to`: `to` itself, and the result of RFC 9180 section 6.1, Seal() in
/// base mode. That is `enc`, and `content_key` sealed under the key and the base_nonce of the key
/// schedule (the first message's nonce is the base_nonce unchanged), with the info above and with
/// `header` as associated data. Nothing if encapsulate() returns nothing.
std::optional<Slot> wrap(const ContentKey& content_key, const PublicKey& to,
                         const PrivateKey& ephemeral,
                         std::span<const std::uint8_t> header); // TODO 4.2

/// The bytes that are signed, as above.
Bytes signed_part(std::span<const std::uint8_t> header, const Plaintext& plaintext); // TODO 4.3

/// The sender's signature over signed_part(), made with its signing_seed.
Signature sign(const Identity& sender, std::span<const std::uint8_t> header,
               const Plaintext& plaintext); // TODO 4.3

/// The ciphertext of an envelope: the payload above, padded, sealed under `content_key` and `nonce`
/// with `header` as associated data.
Bytes seal_content(const ContentKey& content_key, const Nonce& nonce,
                   std::span<const std::uint8_t> header, const Plaintext& plaintext,
                   const Signature& signature); // TODO 4.4

/// Everything random in an envelope. No part of it is ever the same in two envelopes.
struct Randomness {
    MessageId id;
    ContentKey content_key;
    Nonce nonce;
    std::vector<PrivateKey> ephemeral; // one per slot, in the order of the slots
};

/// Fresh random bytes for an envelope with `slots` slots. Each part is drawn independently,
/// from a generator that nobody can predict (random_bytes() in common/bytes.hpp).
Randomness draw_randomness(std::size_t slots); // TODO 4.5

/// The recipients of an envelope: the keys of `others` and `own`, ascending as bytes, without
/// duplicates and without the keys that X25519 refuses. One bad key does not affect the others.
std::vector<PublicKey> recipient_keys(std::vector<PublicKey> others,
                                      const PublicKey& own); // TODO 4.5

/// The whole envelope, as it travels, for the recipients `to`: 1 to 1,000 keys, as recipient_keys()
/// returns them. Everything random comes from `randomness`; its ephemeral keys go to the slots in
/// order. The caller has made sure that `plaintext` is valid: a canonical address, a time of at
/// most 2^53 - 1, and a text that passes is_text().
Bytes seal(const Plaintext& plaintext, const Identity& sender, const std::vector<PublicKey>& to,
           const Randomness& randomness); // TODO 4.5

} // namespace messenger
