// The text is signed, and nothing that stands around it.
// Caught by: Todo_4_3.SignsEverything
// The learner reads: it is a signature of the text alone
// >>> 4.3 The signature
Bytes signed_part(std::span<const std::uint8_t> header, const Plaintext& plaintext) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field("secure-messenger/1 message").field(header);
    return writer.field(plaintext.from).field(sent_at).field(plaintext.text).bytes();
}

Signature sign(const Identity& sender, [[maybe_unused]] std::span<const std::uint8_t> header,
               const Plaintext& plaintext) {
    return ed25519_sign(sender.signing_seed, bytes_of(plaintext.text));
}
// <<< 4.3
