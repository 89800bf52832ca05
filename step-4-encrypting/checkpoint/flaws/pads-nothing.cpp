// The length of the text shows.
// Caught by: Todo_4_4.HidesTheLengthOfAShortMessage
// The learner reads: bytes of the second
// >>> 4.4 The content
Bytes seal_content(const ContentKey& content_key, const Nonce& nonce,
                   std::span<const std::uint8_t> header, const Plaintext& plaintext,
                   const Signature& signature) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field(plaintext.from).field(sent_at).field(plaintext.text).raw(signature);
    const auto payload = writer.bytes();
    return aead_seal(content_key, nonce, header, payload);
}
// <<< 4.4
