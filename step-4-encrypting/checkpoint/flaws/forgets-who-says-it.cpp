// The sender's address is not signed.
// Caught by: Todo_4_3.WritesDownWhatIsSigned
// The learner reads: next in the signed bytes, field(from)
// >>> 4.3 The signature
Bytes signed_part(std::span<const std::uint8_t> header, const Plaintext& plaintext) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field("secure-messenger/1 message").field(header);
    return writer.field(sent_at).field(plaintext.text).bytes();
}

Signature sign(const Identity& sender, std::span<const std::uint8_t> header,
               const Plaintext& plaintext) {
    return ed25519_sign(sender.signing_seed, signed_part(header, plaintext));
}
// <<< 4.3
