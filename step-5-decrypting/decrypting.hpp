// Opening what others have sealed, and believing none of it before it has been checked.
//
// You write decrypting.cpp. This header is the contract: what each function promises. The formats
// stand in envelope.hpp and encrypting.hpp, which came with step 4. Whoever runs the server can put
// there whatever they like: envelopes cut short, put together from two, sent again, or their own.
// None of that is a reason to throw: what a function returns says what it found.
//
// A row is a place in the server's history, and its number is the one that the server gave it.

#pragma once

#include "ed25519.hpp"
#include "encrypting.hpp"
#include "envelope.hpp"
#include "keys.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace messenger {

/// RFC 9180 section 4.1, Decap(enc, skR): the secret that encapsulate() gave the sender. Nothing
/// where X25519 refuses `enc`. Any thread.
std::optional<Secret<32>> decapsulate(const PublicKey& enc, const Identity& me); // TODO 5.1

/// RFC 9180 section 6.1, the opposite of wrap(): the content key in `slot`, which is mine. Nothing
/// where decapsulate() gives nothing, or the tag does not fit. Any thread.
std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header); // TODO 5.2

/// What was in an envelope, not verified yet.
struct Payload {
    Plaintext plaintext;
    Signature signature;
};

/// The opposite of seal_content(). Nothing where the tag does not fit, or the payload is not as
/// seal_content() makes it of a plaintext that is one: a field is missing or of another length,
/// `from` is not a canonical address (address.hpp), `sent_at` is above 2^53 - 1, `text` is no
/// message (is_text() in text.hpp), the padding is longer or shorter than needed, or not zero. Any
/// thread.
std::optional<Payload> open_content(const ContentKey& content_key, const Nonce& nonce,
                                    std::span<const std::uint8_t> header,
                                    std::span<const std::uint8_t> ciphertext); // TODO 5.3

/// The messages that were read, so that one which the server sends again is noticed. Belongs to one
/// thread.
class Replays {
  public:
    /// Whether the message `id` from `from`, which has passed all other checks and stands in the
    /// row `row`, is a replay: the same message has been met in a row with a lower number.
    /// Remembers it. In whatever order rows are met, the one with the lowest number is the message;
    /// so a row that was the message can be a replay when it is asked for again. Meeting the same
    /// row again does not make it a replay.
    bool is_replay(std::string_view from, const MessageId& id, std::int64_t row); // TODO 5.4

  private:
    std::map<std::pair<std::string, MessageId>, std::int64_t> lowest_row_;
};

enum class Outcome {
    unsupported_version,
    damaged,
    not_for_me, // "This message cannot be decrypted"
    unknown_sender,
    forged,
    replayed,
    readable,
};

struct Opened {
    Outcome outcome;
    Plaintext plaintext = {}; // empty unless it is readable
};

/// The signing key that counts for what the user `from` (a canonical address) wrote in the row
/// `row`. Nothing where no such user is known.
using SigningKeyOf =
    std::function<std::optional<PublicKey>(std::string_view from, std::int64_t row)>;

/// Opens the envelope that `bytes` should be, from the row `row`. The outcome is the first of these
/// that holds:
///
/// 1. unsupported_version, 2. damaged: parse_envelope() says so;
/// 3. not_for_me: no slot is for my encryption_key;
/// 4. damaged: unwrap() of my slot, or open_content(), gives nothing. The other slots are others';
/// 5. unknown_sender: there is no signing key of `from`;
/// 6. forged: ed25519_verify() does not take the signature for that key's over signed_part();
/// 7. replayed: `replays` says so, and hears of no message but those that came so far;
/// 8. readable.
///
/// Nothing of the plaintext is handed out before all of that has been checked.
Opened open(std::span<const std::uint8_t> bytes, std::int64_t row, const Identity& me,
            const SigningKeyOf& signing_key_of, Replays& replays); // TODO 5.5

} // namespace messenger
