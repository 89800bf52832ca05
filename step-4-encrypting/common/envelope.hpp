// An encrypted message as it travels and is stored: version, message id, number of slots, slots,
// nonce, ciphertext. PROTOCOL.md, section 8.1, has the layout byte by byte.
//
// Everything that is sealed or signed for one message is bound to the same bytes, so that no part
// of one message can be put into another, and no recipient can be added or left out:
//
//     header = field("secure-messenger/1 envelope") ‖ field(message id) ‖ field(to 1) ‖ …
//
// field(x) is the length of x in 4 bytes, then x (common/byte_writer.hpp). ‖ concatenates. to 1, to
// 2, … are the `to` of the slots, in their order.
//
// Any thread.

#pragma once

#include "common/bytes.hpp"
#include "crypto/aead.hpp"
#include "crypto/keys.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace messenger {

constexpr std::uint8_t envelope_version = 0x01;
constexpr std::size_t most_recipients = 1'000;
constexpr std::size_t payload_block = 256; // bytes; a payload is made of whole blocks
constexpr std::size_t most_payload_blocks = 66;

using MessageId = std::array<std::uint8_t, 16>;

/// The key that seals the payload of one message, and never anything else.
using ContentKey = AeadKey;

/// The part of an envelope that is for one recipient.
struct Slot {
    PublicKey to;                         // the recipient's encryption_key
    PublicKey enc;                        // what the recipient needs to derive the same secret
    std::array<std::uint8_t, 32> wrapped; // the content key, sealed for this recipient
};

struct Envelope {
    MessageId id;            // random
    std::vector<Slot> slots; // 1 to 1,000, ascending by `to`, none twice
    Nonce nonce;             // of AES-128-GCM
    Bytes ciphertext;        // the encrypted payload (encrypting.hpp), 256 k bytes with k from 1 to
                             // 66, and its tag of 16 bytes
};

/// What is encrypted: the sender, the time and the text.
struct Plaintext {
    std::string from;      // canonical address
    std::uint64_t sent_at; // milliseconds since 1970 UTC, at most 2^53 - 1
    std::string text;      // UTF-8, as is_text() in common/text.hpp allows it

    bool operator==(const Plaintext&) const = default;
};

/// The header above. `recipients` are the `to` of the slots, in their order. It contains only the
/// id and the recipients, so it is the same before and after an envelope is sealed.
Bytes envelope_header(const MessageId& id, std::span<const PublicKey> recipients);
Bytes envelope_header(const Envelope& envelope);

/// The envelope as it travels. All its parts must be valid.
Bytes to_bytes(const Envelope& envelope);

enum class Shape { right, unsupported_version, damaged };

struct ParsedEnvelope {
    Shape shape;
    Envelope envelope = {}; // empty unless the shape is right
};

/// Splits an envelope into its parts, before anything is decrypted. Its shape is damaged if it is
/// empty, if it is too short or too long for its count, if the count is 0 or above 1,000, if the
/// `to` do not ascend, or if the ciphertext does not have one of the lengths that Envelope allows.
ParsedEnvelope parse_envelope(std::span<const std::uint8_t> bytes);

} // namespace messenger
