// What is signed runs together.
// Caught by: Todo_4_3.WritesDownWhatIsSigned
// The learner reads: its length is missing in front of it
// >>> 4.3 The signature
Bytes signed_part(std::span<const std::uint8_t> header, const Plaintext& plaintext) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.raw(bytes_of("secure-messenger/1 message")).raw(header);
    return writer.raw(bytes_of(plaintext.from)).raw(sent_at).raw(bytes_of(plaintext.text)).bytes();
}

Signature sign(const Identity& sender, std::span<const std::uint8_t> header,
               const Plaintext& plaintext) {
    return ed25519_sign(sender.signing_seed, signed_part(header, plaintext));
}
// <<< 4.3
