// A server that signs in her name is not noticed.
// Caught by: Todo_6_4.AreOfTheAddressAndBothKeys
// The learner reads: the same, after a change of byte 0 of signing_key
// >>> 6.4 Thirty digits
std::string safety_digits(std::string_view address, const PublicKeys& keys) {
    const auto password = ByteWriter().field(address).field(keys.encryption_key).bytes();
    std::array<std::uint8_t, 30> derived;
    pbkdf2(password, bytes_of("secure-messenger/1 safety-number"), 10'000, derived);
    std::string digits;
    for (std::size_t begin = 0; begin != derived.size(); begin += 5) {
        std::uint64_t value = 0;
        for (const auto byte : std::span(derived).subspan(begin, 5))
            value = value << 8 | byte;
        const auto group = std::to_string(value % 100'000);
        digits += std::string(5 - group.size(), '0') + group;
    }
    return digits;
}
// <<< 6.4
