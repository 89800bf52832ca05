// A field is as long as it says.
// Caught by: Todo_5_3.RefusesLengthsThatLie
// The learner reads: nothing with this length happened: your code threw an exception
// >>> 5.3 The content
namespace {

/// The field at `at`, which moves behind it.
std::span<const std::uint8_t> field_at(const Bytes& bytes, std::size_t& at) {
    const auto size = ByteReader{std::span(bytes).subspan(at)}.u32();
    at += 4 + std::size_t{size};
    return {bytes.data() + at - size, size};
}

} // namespace

std::optional<Payload> open_content(const ContentKey& content_key, const Nonce& nonce,
                                    std::span<const std::uint8_t> header,
                                    std::span<const std::uint8_t> ciphertext) {
    constexpr std::uint64_t latest = (std::uint64_t{1} << 53) - 1;
    const auto opened = aead_open(content_key, nonce, header, ciphertext);
    if (!opened || opened->size() % payload_block != 0)
        return std::nullopt;
    try {
        std::size_t read = 0;
        Payload payload;
        payload.plaintext.from = text_of(field_at(*opened, read));
        ByteReader sent_at(field_at(*opened, read));
        payload.plaintext.sent_at = sent_at.u64();
        sent_at.end();
        payload.plaintext.text = text_of(field_at(*opened, read));
        ByteReader reader{std::span(*opened).subspan(read)};
        payload.signature = reader.array<Signature>();
        const auto padding = reader.rest();
        const auto& [from, at, text] = payload.plaintext;
        const bool is_padding = padding.size() < payload_block &&
                                std::ranges::all_of(padding, [](auto byte) { return byte == 0; });
        if (!is_padding || canonical_address(from) != from || at > latest || !is_text(text))
            return std::nullopt;
        return payload;
    } catch (const Malformed&) {
        return std::nullopt;
    }
}
// <<< 5.3
