// The digits of the fingerprint are upper-case.
// Caught by: Todo_3_2.IsEightGroupsOfFourDigits
// The learner reads: one of 0123456789abcdef happened: it is
// >>> 3.2 The fingerprint
std::string fingerprint(const PublicKeys& keys) {
    ByteWriter writer;
    writer.field("secure-messenger/1 fingerprint");
    writer.field(keys.encryption_key).field(keys.signing_key);
    const auto hash = sha256(writer.bytes());
    constexpr std::string_view digits = "0123456789ABCDEF";
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
