// A signature holds for any recipients.
// Caught by: Todo_4_3.WritesDownWhatIsSigned
// The learner reads: next in the signed bytes, field(header)
// >>> 4.3 The signature
Bytes signed_part([[maybe_unused]] std::span<const std::uint8_t> header,
                  const Plaintext& plaintext) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field("secure-messenger/1 message");
    return writer.field(plaintext.from).field(sent_at).field(plaintext.text).bytes();
}

Signature sign(const Identity& sender, std::span<const std::uint8_t> header,
               const Plaintext& plaintext) {
    return ed25519_sign(sender.signing_seed, signed_part(header, plaintext));
}
// <<< 4.3
