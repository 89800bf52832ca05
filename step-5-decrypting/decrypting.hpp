// Opening what others have sealed, and believing none of it before it has been checked.
//
// You write decrypting.cpp. This header is the contract: it says what each function promises. The
// formats are described in common/envelope.hpp and encrypting.hpp, which came with step 4. The
// owner of the server can send anything: envelopes cut short, spliced from two, sent again, or
// their own. None of that is a reason to throw: the return value says what the function found.
//
// A row is a place in the server's history. The server gave the row its number.

#pragma once

#include "common/envelope.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/keys.hpp"
#include "encrypting.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace messenger {

/// RFC 9180 section 4.1, Decap(enc, skR): the secret that encapsulate() gave the sender. Nothing if
/// X25519 refuses `enc`. Any thread.
std::optional<Secret<32>> decapsulate(const PublicKey& enc, const Identity& me); // TODO 5.1

/// RFC 9180 section 6.1, the opposite of wrap(): the content key in `slot`, which is mine. Nothing
/// if decapsulate() returns nothing, or the tag does not fit. Any thread.
std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header); // TODO 5.2

/// The content of an envelope, not verified yet.
struct Payload {
    Plaintext plaintext;
    Signature signature;
};

/// The opposite of seal_content(). Nothing if the tag does not fit, or if the payload is not one
/// that seal_content() makes from a valid plaintext: a field is missing or has another length,
/// `from` is not a canonical address (common/address.hpp), `sent_at` is above 2^53 - 1, `text` is
/// not a valid text (is_text() in common/text.hpp), or the padding is too long, too short, or not
/// zero. Any thread.
std::optional<Payload> open_content(const ContentKey& content_key, const Nonce& nonce,
                                    std::span<const std::uint8_t> header,
                                    std::span<const std::uint8_t> ciphertext); // TODO 5.3

/// The messages that have been read, so that a message which the server sends again is noticed.
/// Belongs to one thread.
class Replays {
  public:
    /// Whether the message `id` from `from`, which is in the row `row` and has passed all other
    /// checks, is a replay: the same message has been met in a row with a lower number. Remembers
    /// it. In whatever order rows are met, the one with the lowest number is the message. So a row
    /// that was the message can turn out to be a replay when it is asked about again. Meeting the
    /// same row again does not make it a replay.
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
    Plaintext plaintext = {}; // empty unless the outcome is readable
};

/// The signing key that counts for what the user `from` (a canonical address) wrote in the row
/// `row`. Nothing if no such user is known.
using SigningKeyOf =
    std::function<std::optional<PublicKey>(std::string_view from, std::int64_t row)>;

/// Opens `bytes`, which should be an envelope, from the row `row`. The outcome is the first of
/// these that holds:
///
/// 1. unsupported_version, 2. damaged: parse_envelope() says so;
/// 3. not_for_me: no slot is for my encryption_key;
/// 4. damaged: unwrap() of my slot, or open_content(), returns nothing. The other slots do not
///    matter here;
/// 5. unknown_sender: there is no signing key of `from`;
/// 6. forged: ed25519_verify() rejects the signature over signed_part() under that key;
/// 7. replayed: `replays` says so. It is asked only about messages that have come this far;
/// 8. readable.
///
/// Nothing of the plaintext is handed out before all of that has been checked.
Opened open(std::span<const std::uint8_t> bytes, std::int64_t row, const Identity& me,
            const SigningKeyOf& signing_key_of, Replays& replays); // TODO 5.5

} // namespace messenger
