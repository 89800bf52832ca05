// Several people, and a server that may lie about who has which keys.
//
// You write multi_user.cpp. This header is the contract: it says what each function promises.
// Everybody's keys come from the server. If it shows you a key of its own in place of Mary's, it
// can read what you write to her. Neither encryption nor signatures reveal this. Two things do:
//
// - Pins. The client remembers the keys that it saw first for an address (trust on first use), and
//   those that its user accepted later. All others are a change, and nothing is encrypted to them
//   before they are accepted.
// - Safety numbers. People compare them where the server cannot interfere: side by side, or by
//   telephone.
//
// Addresses are canonical (common/address.hpp). A row is a place in the server's history. The
// server gave the row its number, 1 or more.

#pragma once

#include "crypto/keys.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace messenger {

/// How keys that the server shows compare with those pinned for the same address.
enum class KeyStatus {
    first,   // nothing was pinned
    same,    // both keys are those that were pinned last
    changed, // one of the two keys differs, or both do
};

/// The row of a message that is not sent yet: later than every other.
constexpr std::int64_t not_sent_yet = std::numeric_limits<std::int64_t>::max();

/// The keys that count for each address. Belongs to one thread.
class Pins {
  public:
    /// For each address, its keys by the number of the row from which they count: 1 or less for
    /// those that count for every row.
    using Pinned = std::map<std::string, std::map<std::int64_t, PublicKeys>, std::less<>>;

    Pins() = default;

    /// The pins that an earlier run of the client stored. An address without any keys is dropped:
    /// every address in pinned_ has some.
    explicit Pins(Pinned pinned) : pinned_(std::move(pinned)) {
        std::erase_if(pinned_, [](const auto& entry) { return entry.second.empty(); });
    }

    /// Compares `keys`, which are shown for `address` now, with those pinned last. Pins the first
    /// keys seen for an address: they count for every row. Remembers nothing else: keys that have
    /// changed are `changed` every time they are shown, until they are accepted.
    KeyStatus observe(std::string_view address, const PublicKeys& keys); // TODO 6.1

    /// Pins `keys` for `address`, which has been met before. They count from `row` (1 or more) on,
    /// and no other keys do. The keys that counted for earlier rows still count for those.
    void accept(std::string_view address, const PublicKeys& keys, std::int64_t row); // TODO 6.2

    /// The keys that count for what `address` wrote in the row `row`. Nothing if that address has
    /// not been met. Remembers nothing.
    std::optional<PublicKeys> at(std::string_view address, std::int64_t row) const; // TODO 6.2

    /// All pins, for storing.
    const Pinned& all() const { return pinned_; }

  private:
    Pinned pinned_;
};

/// Everyone's keys, as the server reports them. Nothing for users who have none.
using People = std::map<std::string, std::optional<PublicKeys>>;

/// Everybody who can read a message, with the encryption_key to which it is sealed for them.
using Recipients = std::map<std::string, PublicKey>;

/// The recipients of a message from `me`: everybody among `people` whose keys are those that count
/// for the row not_sent_yet, and `me`, whose keys are `mine` whatever the server shows. Keys that
/// are refused on sight (crypto/x25519.hpp, crypto/ed25519.hpp) count as none, pinned or not.
/// Leaving somebody out does not affect the others.
Recipients recipients(const People& people, const Pins& pins, const std::string& me,
                      const PublicKeys& mine); // TODO 6.3

/// A user's half of a safety number: 30 decimal digits, made from 30 bytes of PBKDF2-HMAC-SHA-256
/// (crypto/pbkdf2.hpp):
///
///     password    field(address) ‖ field(encryption_key) ‖ field(signing_key)
///     salt        the bytes of "secure-messenger/1 safety-number", not as a field
///     iterations  10,000
///
/// field(x) is the length of x in 4 bytes, then x (common/byte_writer.hpp). Each group of 5 bytes,
/// as a big-endian integer modulo 100,000, becomes five digits, with leading zeros. Any thread.
std::string safety_digits(std::string_view address, const PublicKeys& keys); // TODO 6.4

/// A user in a comparison.
struct Peer {
    std::string address;
    PublicKeys keys;
};

/// The number that two users compare, the same for both: the safety_digits() of the user with the
/// lower address (byte by byte), then those of the other, as twelve groups of five digits with
/// single spaces. Any thread.
std::string safety_number(const Peer& one, const Peer& other); // TODO 6.5

} // namespace messenger
