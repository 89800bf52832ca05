// Contents that a test seals by hand, and what the learner's open_content() must return for them.

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

    /// Expects open_content() to return `plaintext` and the signature.
    void expect_opened(const Plaintext& plaintext) const;

    /// Expects open_content() to return nothing. `when` completes "nothing …". Adds no step,
    /// because a caller may check many ciphertexts.
    void expect_nothing(const std::string& when, const Bytes& ciphertext) const;

    /// Expects the same for `payload`, sealed as it is.
    void expect_refused(const std::string& when, std::span<const std::uint8_t> payload) const;
};

/// "Hello Mary!", from Ben.
Plaintext hello();

/// A plaintext whose payload has `size` bytes before padding.
Plaintext saying_so_much(std::size_t size);

} // namespace messenger
