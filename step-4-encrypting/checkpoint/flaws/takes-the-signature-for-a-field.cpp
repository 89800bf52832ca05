// The signature gets a length that is always 64.
// Caught by: Todo_4_4.SealsThePayload
// The learner reads: next in the payload, the signature as it is
// >>> 4.4 The content
Bytes seal_content(const ContentKey& content_key, const Nonce& nonce,
                   std::span<const std::uint8_t> header, const Plaintext& plaintext,
                   const Signature& signature) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field(plaintext.from).field(sent_at).field(plaintext.text).field(signature);
    auto payload = writer.bytes();
    payload.resize((payload.size() + payload_block - 1) / payload_block * payload_block);
    return aead_seal(content_key, nonce, header, payload);
}
// <<< 4.4
