// The count stands there with its least significant byte first.
// Caught by: Todo_4_5.SealsForOne
// The learner reads: bytes 17 and 18, the count, say 256
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
           const Randomness& randomness) {
    const auto header = envelope_header(randomness.id, to);
    Envelope envelope = {randomness.id, {}, randomness.nonce, {}};
    for (std::size_t i = 0; i != to.size(); ++i)
        envelope.slots.push_back(
            wrap(randomness.content_key, to[i], randomness.ephemeral[i], header).value());
    envelope.ciphertext = seal_content(randomness.content_key, randomness.nonce, header, plaintext,
                                       sign(sender, header, plaintext));
    ByteWriter writer;
    writer.u8(envelope_version)
        .raw(envelope.id)
        .u8(static_cast<std::uint8_t>(to.size()))
        .u8(static_cast<std::uint8_t>(to.size() >> 8));
    for (const auto& slot : envelope.slots)
        writer.raw(slot.to).raw(slot.enc).raw(slot.wrapped);
    return writer.raw(envelope.nonce).raw(envelope.ciphertext).bytes();
}
// <<< 4.5
