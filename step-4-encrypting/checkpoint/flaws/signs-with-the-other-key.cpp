// The private key is the wrong one of two.
// Caught by: Todo_4_3.SignsAsTheSender
// The learner reads: it is signed with encryption_private_key
// >>> 4.3 The signature
Bytes signed_part(std::span<const std::uint8_t> header, const Plaintext& plaintext) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field("secure-messenger/1 message").field(header);
    return writer.field(plaintext.from).field(sent_at).field(plaintext.text).bytes();
}

Signature sign(const Identity& sender, std::span<const std::uint8_t> header,
               const Plaintext& plaintext) {
    return ed25519_sign(sender.encryption_private_key, signed_part(header, plaintext));
}
// <<< 4.3
