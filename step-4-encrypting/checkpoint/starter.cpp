// The starter's text of each TODO. With these regions, solutions/step-4-encrypting/encrypting.cpp
// becomes the learner's initial file.

// >>> 4.1 Encapsulation
// TODO 4.1: compute a secret with the recipient's key, and derive the shared secret from it.
std::optional<Encapsulation> encapsulate([[maybe_unused]] const PublicKey& to,
                                         [[maybe_unused]] const PrivateKey& ephemeral) {
    return std::nullopt;
}
// <<< 4.1

// >>> 4.2 The wrap
// TODO 4.2: derive a key and a nonce from the shared secret, and seal the content key under them.
HpkeKey key_schedule([[maybe_unused]] const Secret<32>& shared_secret,
                     [[maybe_unused]] std::span<const std::uint8_t> info) {
    return {};
}

std::optional<Slot> wrap([[maybe_unused]] const ContentKey& content_key,
                         [[maybe_unused]] const PublicKey& to,
                         [[maybe_unused]] const PrivateKey& ephemeral,
                         [[maybe_unused]] std::span<const std::uint8_t> header) {
    return std::nullopt;
}
// <<< 4.2

// >>> 4.3 The signature
// TODO 4.3: write down what is signed, field by field, and sign it.
Bytes signed_part([[maybe_unused]] std::span<const std::uint8_t> header,
                  [[maybe_unused]] const Plaintext& plaintext) {
    return {};
}

Signature sign([[maybe_unused]] const Identity& sender,
               [[maybe_unused]] std::span<const std::uint8_t> header,
               [[maybe_unused]] const Plaintext& plaintext) {
    return {};
}
// <<< 4.3

// >>> 4.4 The content
// TODO 4.4: write the payload, pad it, and seal it.
Bytes seal_content([[maybe_unused]] const ContentKey& content_key,
                   [[maybe_unused]] const Nonce& nonce,
                   [[maybe_unused]] std::span<const std::uint8_t> header,
                   [[maybe_unused]] const Plaintext& plaintext,
                   [[maybe_unused]] const Signature& signature) {
    return {};
}
// <<< 4.4

// >>> 4.5 The envelope
// TODO 4.5: draw the random bytes, put the slots in order, and assemble the envelope.
Randomness draw_randomness([[maybe_unused]] std::size_t slots) {
    return {};
}

std::vector<PublicKey> recipient_keys([[maybe_unused]] std::vector<PublicKey> others,
                                      [[maybe_unused]] const PublicKey& own) {
    return {};
}

Bytes seal([[maybe_unused]] const Plaintext& plaintext, [[maybe_unused]] const Identity& sender,
           [[maybe_unused]] const std::vector<PublicKey>& to,
           [[maybe_unused]] const Randomness& randomness) {
    return {};
}
// <<< 4.5
