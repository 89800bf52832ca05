// A payload that needs no padding gets a block of it.
// Caught by: Todo_4_4.PadsToWholeBlocks
// The learner reads: bytes after padding: 256 happened: 512
// >>> 4.4 The content
Bytes seal_content(const ContentKey& content_key, const Nonce& nonce,
                   std::span<const std::uint8_t> header, const Plaintext& plaintext,
                   const Signature& signature) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field(plaintext.from).field(sent_at).field(plaintext.text).raw(signature);
    auto payload = writer.bytes();
    payload.resize((payload.size() / payload_block + 1) * payload_block);
    return aead_seal(content_key, nonce, header, payload);
}
// <<< 4.4
