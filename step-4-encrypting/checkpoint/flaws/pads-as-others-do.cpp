// The padding tells how long it is, as in PKCS #7.
// Caught by: Todo_4_4.PadsWithZeroes
// The learner reads: expected: zeroes after the signature
// >>> 4.4 The content
Bytes seal_content(const ContentKey& content_key, const Nonce& nonce,
                   std::span<const std::uint8_t> header, const Plaintext& plaintext,
                   const Signature& signature) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field(plaintext.from).field(sent_at).field(plaintext.text).raw(signature);
    auto payload = writer.bytes();
    const auto padding = (payload_block - payload.size() % payload_block) % payload_block;
    payload.resize(payload.size() + padding, static_cast<std::uint8_t>(padding));
    return aead_seal(content_key, nonce, header, payload);
}
// <<< 4.4
