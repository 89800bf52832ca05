// An encrypted message as it travels and is stored, version 1. Integers are big-endian.
//
//     version      1          0x01
//     message id  16          random
//     count        2          of the recipients, 1 to 1,000
//     slots       96 a piece  ascending by `to`, none twice:
//         to      32          the recipient's encryption_key
//         enc     32          what the recipient needs to come to the same secret
//         wrapped 32          the content key, sealed for this recipient
//     nonce       12          of AES-128-GCM
//     ciphertext  256 k + 16  the payload encrypted (encrypting.hpp), k from 1 to 66, and its tag
//
// The same bytes go into everything that is sealed or signed for one message, so that no part of it
// can be put into another, and nobody can be added or left out:
//
//     header = field("secure-messenger/1 envelope") ‖ field(message id) ‖ field(to 1) ‖ …
//
// Where field(x) is the length of x in 4 bytes, then x (byte_writer.hpp), ‖ puts one behind the
// other, and to 1, to 2, … are those of the slots, in their order.
//
// Any thread.

#pragma once

#include "aead.hpp"
#include "bytes.hpp"
#include "keys.hpp"

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

/// The key under which the payload of one message is sealed, and nothing else ever.
using ContentKey = AeadKey;

/// What an envelope has for one recipient.
struct Slot {
    PublicKey to;
    PublicKey enc;
    std::array<std::uint8_t, 32> wrapped;
};

struct Envelope {
    MessageId id;
    std::vector<Slot> slots;
    Nonce nonce;
    Bytes ciphertext;
};

/// What is encrypted: who says what, and when.
struct Plaintext {
    std::string from;      // canonical address
    std::uint64_t sent_at; // milliseconds since 1970 UTC, at most 2^53 - 1
    std::string text;      // UTF-8; what may be in it, is_text() in text.hpp tells

    bool operator==(const Plaintext&) const = default;
};

/// The header above; `recipients` are the slots' `to`, in their order. It is the same before and
/// after an envelope is sealed, since there is nothing in it but the id and the recipients.
Bytes envelope_header(const MessageId& id, std::span<const PublicKey> recipients);
Bytes envelope_header(const Envelope& envelope);

/// The envelope as it travels: the bytes above. The parts are what they should be.
Bytes to_bytes(const Envelope& envelope);

enum class Shape { right, unsupported_version, damaged };

struct ParsedEnvelope {
    Shape shape;
    Envelope envelope = {}; // empty unless the shape is right
};

/// Tells the parts of an envelope apart, before anything is decrypted. Damaged: empty, too short or
/// too long for its count, a count of 0 or above 1,000, `to` not ascending, a ciphertext of another
/// length than those above.
ParsedEnvelope parse_envelope(std::span<const std::uint8_t> bytes);

} // namespace messenger
