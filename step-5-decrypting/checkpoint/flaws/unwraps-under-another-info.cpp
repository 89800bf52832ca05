// The info is the text without its length.
// Caught by: Todo_5_2.UnwrapsThePublishedContentKeys
// The learner reads: a content key happened: it returned nothing
// >>> 5.2 The unwrap
std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header) {
    const auto shared_secret = decapsulate(slot.enc, me);
    if (!shared_secret)
        return std::nullopt;
    const auto info = ByteWriter().raw(bytes_of("secure-messenger/1 wrap")).bytes();
    const auto [key, nonce] = key_schedule(*shared_secret, info);
    const auto opened = aead_open(key, nonce, header, slot.wrapped);
    if (!opened)
        return std::nullopt;
    return ByteReader(*opened).array<ContentKey>();
}
// <<< 5.2
