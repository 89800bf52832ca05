// The reference solutions of steps 4 and 5, in a process of their own: the other side of every
// envelope.

#pragma once

#include "encrypting.hpp"
#include "people.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace messenger::oracle {

// The functions of encrypting.hpp.
std::optional<Encapsulation> encapsulate(const PublicKey& to, const PrivateKey& ephemeral);
HpkeKey key_schedule(const Secret<32>& shared_secret, std::span<const std::uint8_t> info);
std::optional<Slot> wrap(const ContentKey& content_key, const PublicKey& to,
                         const PrivateKey& ephemeral, std::span<const std::uint8_t> header);
Bytes seal(const Plaintext& plaintext, const Identity& sender, const std::vector<PublicKey>& to,
           const Randomness& randomness);

// The opposite direction, from step 5.
std::optional<Secret<32>> decapsulate(const PublicKey& enc, const Identity& me);
std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header);

struct Opened {
    std::string outcome; // "readable", or why not: Outcome's names in decrypting.hpp
    Plaintext plaintext; // empty unless it is readable
};

/// Opens `envelope` for `reader`, who knows the keys of `sender` and of nobody else.
Opened open(std::span<const std::uint8_t> envelope, const Person& reader, const Person& sender);

} // namespace messenger::oracle
