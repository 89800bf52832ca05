// Contents that a test has sealed by hand, and what the learner's open_content() makes of them.

#pragma once

#include "crafted.hpp"
#include "decrypting.hpp"

#include <string>

namespace messenger {

/// Seals payloads as they are, under a key, a nonce and a header of its own.
struct Content {
    ContentKey content_key = random_array<ContentKey>();
    Nonce nonce = random_array<Nonce>();
    Bytes header = some_header();
    Signature signature = random_array<Signature>();

    Bytes ciphertext_of(std::span<const std::uint8_t> payload) const;

    /// `plaintext` is opened, with the signature.
    void expect_opened(const Plaintext& plaintext) const;

    /// Nothing is opened. `when` completes "nothing …"; no step, since a caller may have many.
    void expect_nothing(const std::string& when, const Bytes& ciphertext) const;

    /// The same of a payload that is sealed as it is.
    void expect_refused(const std::string& when, std::span<const std::uint8_t> payload) const;
};

/// "Hello Mary!", from Ben.
Plaintext hello();

/// Something that is said in a payload of so many bytes before it is padded.
Plaintext saying_so_much(std::size_t size);

} // namespace messenger
