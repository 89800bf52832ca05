// Who calls has to know that a field may be missing.
// Caught by: Todo_5_3.RefusesCutPayloads
// The learner reads: your code threw an exception
// >>> 5.3 The content
std::optional<Payload> open_content(const ContentKey& content_key, const Nonce& nonce,
                                    std::span<const std::uint8_t> header,
                                    std::span<const std::uint8_t> ciphertext) {
    constexpr std::uint64_t latest = (std::uint64_t{1} << 53) - 1;
    const auto opened = aead_open(content_key, nonce, header, ciphertext);
    if (!opened)
        return std::nullopt;
    ByteReader reader(*opened);
    Payload payload;
    payload.plaintext.from = text_of(reader.field());
    ByteReader sent_at(reader.field());
    payload.plaintext.sent_at = sent_at.u64();
    sent_at.end();
    payload.plaintext.text = text_of(reader.field());
    payload.signature = reader.array<Signature>();
    const auto padding = reader.rest();
    const auto& [from, at, text] = payload.plaintext;
    const bool is_padding = padding.size() < payload_block && opened->size() % payload_block == 0 &&
                            std::ranges::all_of(padding, [](auto byte) { return byte == 0; });
    if (!is_padding || canonical_address(from) != from || at > latest || !is_text(text))
        return std::nullopt;
    return payload;
}
// <<< 5.3
