// The sender cannot read what it wrote.
// Caught by: Todo_4_5.WritesToTheSenderToo
// The learner reads: there is none, though it is the sender's own key
// >>> 4.5 The envelope
Fresh fresh_for(std::size_t slots) {
    const auto random = random_bytes(16 + 16 + 12 + slots * 32);
    ByteReader reader(random);
    Fresh fresh = {
        reader.array<MessageId>(), reader.array<ContentKey>(), reader.array<Nonce>(), {}};
    for (std::size_t i = 0; i != slots; ++i)
        fresh.ephemeral.push_back(reader.array<PrivateKey>());
    return fresh;
}

std::vector<PublicKey> slots_for(std::vector<PublicKey> others,
                                 [[maybe_unused]] const PublicKey& own) {
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
