// As ByteReader would have them with u32().
// Caught by: Todo_6_4.AreWhatOthersComputed
// The learner reads: they were made from 4 bytes for each group
// >>> 6.4 Thirty digits
std::string safety_digits(std::string_view address, const PublicKeys& keys) {
    const auto password =
        ByteWriter().field(address).field(keys.encryption_key).field(keys.signing_key).bytes();
    std::array<std::uint8_t, 30> derived;
    pbkdf2(password, bytes_of("secure-messenger/1 safety-number"), 10'000, derived);
    std::string digits;
    ByteReader reader(derived);
    for (int i = 0; i != 6; ++i) {
        const auto group = std::to_string(reader.u32() % 100'000);
        digits += std::string(5 - group.size(), '0') + group;
    }
    return digits;
}
// <<< 6.4
