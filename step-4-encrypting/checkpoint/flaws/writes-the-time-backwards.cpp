// sent_at stands there as this computer keeps it, the least significant byte first.
// Caught by: Todo_4_4.WritesTimesOfAnySize
// The learner reads: next in the payload, field(sent_at)
// >>> 4.4 The content
Bytes seal_content(const ContentKey& content_key, const Nonce& nonce,
                   std::span<const std::uint8_t> header, const Plaintext& plaintext,
                   const Signature& signature) {
    auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    std::ranges::reverse(sent_at);
    ByteWriter writer;
    writer.field(plaintext.from).field(sent_at).field(plaintext.text).raw(signature);
    auto payload = writer.bytes();
    payload.resize((payload.size() + payload_block - 1) / payload_block * payload_block);
    return aead_seal(content_key, nonce, header, payload);
}
// <<< 4.4
