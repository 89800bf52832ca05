// A fingerprint of the encryption_key alone: the signing_key could be anybody's.
// Caught by: Todo_3_2.IsOfBothKeysInTheirOrder
// The learner reads: after a change of byte 0 of signing_key
// >>> 3.2 The fingerprint
std::string fingerprint(const PublicKeys& keys) {
    ByteWriter writer;
    writer.field("secure-messenger/1 fingerprint");
    writer.field(keys.encryption_key);
    const auto hash = sha256(writer.bytes());
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i != 16; ++i) {
        if (i != 0 && i % 2 == 0)
            text += ' ';
        text += digits[hash[i] >> 4];
        text += digits[hash[i] & 15];
    }
    return text;
}
// <<< 3.2
