// Several people, and a server that may lie about who has which keys.
//
// You write multi_user.cpp. This header is the contract: what each function promises. Everybody's
// keys come from the server. Whoever shows you a key of their own in Mary's place can read what you
// write to her, and neither encryption nor signatures notice. Two things do:
//
// - Keys are pinned. The client remembers the keys that it saw first for an address (trust on first
//   use), and those that its user accepted later. Others are a change, and nothing is encrypted to
//   them before they are accepted.
// - People compare a safety number where the server cannot reach: side by side, or by telephone.
//
// Addresses are canonical (address.hpp). A row is a place in the server's history, and its number,
// 1 or more, is the one that the server gave it.

#pragma once

#include "keys.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace messenger {

/// Keys that somebody shows, beside those that are pinned for the same address.
enum class Seen {
    first,   // nothing was pinned
    same,    // both are those that were pinned last
    changed, // one of the two is another, or both are
};

/// The row of what is not sent yet: later than every other.
constexpr std::int64_t not_sent_yet = std::numeric_limits<std::int64_t>::max();

/// The keys that count, for each address. Belongs to one thread.
class Pins {
  public:
    /// Of each address, its keys by the number of the row from which they count: 1 or less for
    /// those that count for every row.
    using Pinned = std::map<std::string, std::map<std::int64_t, PublicKeys>, std::less<>>;

    Pins() = default;

    /// Those that were kept from an earlier time.
    explicit Pins(Pinned pinned) : pinned_(std::move(pinned)) {}

    /// What `keys`, which are shown for `address` now, are beside those pinned last. Those that are
    /// seen first are pinned, and count for every row. Nothing else is remembered: keys that have
    /// changed are `changed` as often as they are shown, until they are accepted.
    Seen meet(std::string_view address, const PublicKeys& keys); // TODO 6.1

    /// Pins `keys` for `address`, which somebody has met: they count from `row` (1 or more) on, and
    /// no others do. What counted for earlier rows still counts for those.
    void accept(std::string_view address, const PublicKeys& keys, std::int64_t row); // TODO 6.2

    /// The keys that count for what `address` wrote in the row `row`. Nothing where nobody has met
    /// that address. Remembers nothing.
    std::optional<PublicKeys> at(std::string_view address, std::int64_t row) const; // TODO 6.2

    /// All of them, to be kept.
    const Pinned& all() const { return pinned_; }

  private:
    Pinned pinned_;
};

/// Who there is, as the server tells: everybody's keys, nothing for those who have none.
using People = std::map<std::string, std::optional<PublicKeys>>;

/// Who can read a message, each with the encryption_key to which it is sealed.
using Recipients = std::map<std::string, PublicKey>;

/// Whom a message of `me` is for: everybody among `people` whose keys are those that count for a
/// row that is not_sent_yet, and `me`, whose keys are `mine` whatever the server shows. Keys that
/// are refused on sight (x25519.hpp, ed25519.hpp) count as none, pinned or not. Whoever is left out
/// keeps the others from nothing.
Recipients recipients(const People& people, const Pins& pins, const std::string& me,
                      const PublicKeys& mine); // TODO 6.3

/// A user's half of a safety number, 30 decimal digits. PBKDF2-HMAC-SHA-256 (pbkdf2.hpp) gives 30
/// bytes:
///
///     password    field(address) ‖ field(encryption_key) ‖ field(signing_key)
///     salt        the bytes of "secure-messenger/1 safety-number", which are no field
///     iterations  10,000
///
/// Where field(x) is the length of x in 4 bytes, then x (byte_writer.hpp). Each 5 of the 30 bytes,
/// as a big-endian integer modulo 100,000, are five digits, leading zeros among them. Any thread.
std::string safety_digits(std::string_view address, const PublicKeys& keys); // TODO 6.4

/// A user, for comparing.
struct Party {
    std::string address;
    PublicKeys keys;
};

/// What two users compare, the same for both: the safety_digits() of the one with the lower address
/// (byte by byte), then those of the other, as twelve groups of five digits with single spaces.
/// Any thread.
std::string safety_number(const Party& one, const Party& other); // TODO 6.5

} // namespace messenger
