// 4 bytes held all seconds, and hold 49 days of milliseconds.
// Caught by: Todo_4_3.WritesTimesOfAnySize
// The learner reads: next in the signed bytes, field(sent_at)
// >>> 4.3 The signature
Bytes signed_part(std::span<const std::uint8_t> header, const Plaintext& plaintext) {
    const auto sent_at = ByteWriter().u32(static_cast<std::uint32_t>(plaintext.sent_at)).bytes();
    ByteWriter writer;
    writer.field("secure-messenger/1 message").field(header);
    return writer.field(plaintext.from).field(sent_at).field(plaintext.text).bytes();
}

Signature sign(const Identity& sender, std::span<const std::uint8_t> header,
               const Plaintext& plaintext) {
    return ed25519_sign(sender.signing_seed, signed_part(header, plaintext));
}
// <<< 4.3
