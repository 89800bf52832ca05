// Envelopes that a test seals with every part under its control: valid ones, and others that no
// honest sender makes.

#pragma once

#include "encrypting.hpp"
#include "people.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace messenger {

/// The three fields, whatever they hold, and `signature` as it is, without padding.
Bytes payload_of(std::span<const std::uint8_t> from, std::span<const std::uint8_t> sent_at,
                 std::span<const std::uint8_t> text, std::span<const std::uint8_t> signature);
Bytes payload_of(const Plaintext& plaintext, std::span<const std::uint8_t> signature);

/// `payload`, filled up with zeroes to a multiple of 256 bytes.
Bytes padded(Bytes payload);

/// An envelope before it is sealed: its recipients, and everything random in it.
struct Draft {
    explicit Draft(const std::vector<Person>& readers);

    std::vector<PublicKey> to; // ascending
    Randomness randomness;

    Bytes header() const;

    /// The envelope, with the content key wrapped for all recipients and `payload` sealed as it is.
    Envelope sealing(std::span<const std::uint8_t> payload) const;

    /// The envelope with `plaintext`, signed by `sender`.
    Envelope sealing(const Plaintext& plaintext, const Person& sender) const;

    /// The envelope with `plaintext` and any signature.
    Envelope sealing(const Plaintext& plaintext, const Signature& signature) const;
};

/// A whole envelope from `sender` to `readers`, with fresh random bytes.
Bytes sealed(const Plaintext& plaintext, const Person& sender, const std::vector<Person>& readers);

/// The slot of `reader` in `envelope`, which must have one.
Slot& slot_of(Envelope& envelope, const Person& reader);

/// `count` new people, in the order of their encryption keys, which is the order of their slots.
std::vector<Person> people_in_order(std::size_t count);

} // namespace messenger
