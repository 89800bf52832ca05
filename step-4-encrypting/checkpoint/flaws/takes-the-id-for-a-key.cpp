// The content key is the message id, which everybody sees.
// Caught by: Todo_4_5.UsesNothingTwice
// The learner reads: occur in the content key of message 1, and in the id of message 1
// >>> 4.5 The envelope
Fresh fresh_for(std::size_t slots) {
    const auto random = random_bytes(16 + 16 + 12 + slots * 32);
    ByteReader reader(random);
    Fresh fresh = {
        reader.array<MessageId>(), reader.array<ContentKey>(), reader.array<Nonce>(), {}};
    std::ranges::copy(fresh.id, fresh.content_key.begin());
    for (std::size_t i = 0; i != slots; ++i)
        fresh.ephemeral.push_back(reader.array<PrivateKey>());
    return fresh;
}

std::vector<PublicKey> slots_for(std::vector<PublicKey> others, const PublicKey& own) {
    others.push_back(own);
    std::erase_if(others, is_refused_encryption_key);
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    return others;
}

Bytes seal(const Plaintext& plaintext, const Identity& sender, const std::vector<PublicKey>& to,
           const Fresh& fresh) {
    const auto header = envelope_header(fresh.id, to);
    Envelope envelope = {fresh.id, {}, fresh.nonce, {}};
    for (std::size_t i = 0; i != to.size(); ++i)
        envelope.slots.push_back(
            wrap(fresh.content_key, to[i], fresh.ephemeral[i], header).value());
    envelope.ciphertext = seal_content(fresh.content_key, fresh.nonce, header, plaintext,
                                       sign(sender, header, plaintext));
    return to_bytes(envelope);
}
// <<< 4.5
