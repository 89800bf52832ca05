// A tenth of the work.
// Caught by: Todo_6_4.AreWhatOthersComputed
// The learner reads: they were made with 1,000 iterations
// >>> 6.4 Thirty digits
std::string safety_digits(std::string_view address, const PublicKeys& keys) {
    const auto password =
        ByteWriter().field(address).field(keys.encryption_key).field(keys.signing_key).bytes();
    std::array<std::uint8_t, 30> derived;
    pbkdf2(password, bytes_of("secure-messenger/1 safety-number"), 1'000, derived);
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
