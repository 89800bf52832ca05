// A tag that does not fit is thrown at the caller.
// Caught by: Todo_5_2.NoticesEveryFlippedBit
// The learner reads: your code threw an exception
// >>> 5.2 The unwrap
std::optional<ContentKey> unwrap(const Slot& slot, const Identity& me,
                                 std::span<const std::uint8_t> header) {
    const auto shared_secret = decapsulate(slot.enc, me);
    if (!shared_secret)
        return std::nullopt;
    const auto info = ByteWriter().field("secure-messenger/1 wrap").bytes();
    const auto [key, nonce] = key_schedule(*shared_secret, info);
    const auto opened = aead_open(key, nonce, header, slot.wrapped).value();
    return ByteReader(opened).array<ContentKey>();
}
// <<< 5.2
