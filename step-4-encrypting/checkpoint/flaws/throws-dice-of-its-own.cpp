// What is random is made anew in seal().
// Caught by: Todo_4_5.SealsThePublishedEnvelopes
// The learner reads: expected: the message id
// >>> 4.5 The envelope
Randomness draw_randomness(std::size_t slots) {
    const auto random = random_bytes(16 + 16 + 12 + slots * 32);
    ByteReader reader(random);
    Randomness randomness = {
        reader.array<MessageId>(), reader.array<ContentKey>(), reader.array<Nonce>(), {}};
    for (std::size_t i = 0; i != slots; ++i)
        randomness.ephemeral.push_back(reader.array<PrivateKey>());
    return randomness;
}

std::vector<PublicKey> recipient_keys(std::vector<PublicKey> others, const PublicKey& own) {
    others.push_back(own);
    std::erase_if(others, is_refused_encryption_key);
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    return others;
}

Bytes seal(const Plaintext& plaintext, const Identity& sender, const std::vector<PublicKey>& to,
           const Randomness&) {
    const auto randomness = draw_randomness(to.size());
    const auto header = envelope_header(randomness.id, to);
    Envelope envelope = {randomness.id, {}, randomness.nonce, {}};
    for (std::size_t i = 0; i != to.size(); ++i)
        envelope.slots.push_back(
            wrap(randomness.content_key, to[i], randomness.ephemeral[i], header).value());
    envelope.ciphertext = seal_content(randomness.content_key, randomness.nonce, header, plaintext,
                                       sign(sender, header, plaintext));
    return to_bytes(envelope);
}
// <<< 4.5
