// Envelopes for tests, sealed with everything in one's hand: whole ones, and others that no honest
// sender makes.

#pragma once

#include "encrypting.hpp"
#include "people.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace messenger {

/// The three fields, whatever they hold, and what follows them as it is, without padding.
Bytes payload_of(std::span<const std::uint8_t> from, std::span<const std::uint8_t> sent_at,
                 std::span<const std::uint8_t> text, std::span<const std::uint8_t> signature);
Bytes payload_of(const Plaintext& plaintext, std::span<const std::uint8_t> signature);

/// `payload` and zeroes, up to a multiple of 256 bytes.
Bytes padded(Bytes payload);

/// An envelope before it is sealed: whom it is for, and everything in it that is random.
struct Draft {
    explicit Draft(const std::vector<Person>& readers);

    std::vector<PublicKey> to; // ascending
    Fresh fresh;

    Bytes header() const;

    /// Wrapped for all, with `payload` sealed as it is.
    Envelope sealing(std::span<const std::uint8_t> payload) const;

    /// With what `sender` says and signs.
    Envelope sealing(const Plaintext& plaintext, const Person& sender) const;

    /// With what somebody says, and any signature.
    Envelope sealing(const Plaintext& plaintext, const Signature& signature) const;
};

/// What `sender` says to `readers`: a whole envelope with its own random bytes.
Bytes sealed(const Plaintext& plaintext, const Person& sender, const std::vector<Person>& readers);

/// The slot of `reader` in `envelope`, which has one.
Slot& slot_of(Envelope& envelope, const Person& reader);

/// So many new people, in the order of their encryption keys, which is that of their slots.
std::vector<Person> people_in_order(std::size_t count);

} // namespace messenger
