// The text comes along with the warning.
// Caught by: Todo_5_5.NoticesAnotherSigner
// The learner reads: an empty plaintext along with forged
// >>> 5.5 Opening
Opened open(std::span<const std::uint8_t> bytes, std::int64_t row, const Identity& me,
            const SigningKeyOf& signing_key_of, Replays& replays) {
    const auto [shape, envelope] = parse_envelope(bytes);
    if (shape == Shape::unsupported_version)
        return {Outcome::unsupported_version};
    if (shape == Shape::damaged)
        return {Outcome::damaged};
    const auto own = x25519_public_key(me.encryption_private_key);
    const auto slot = std::ranges::find(envelope.slots, own, &Slot::to);
    if (slot == envelope.slots.end())
        return {Outcome::not_for_me};
    const auto header = envelope_header(envelope);
    const auto content_key = unwrap(*slot, me, header);
    const auto payload =
        content_key ? open_content(*content_key, envelope.nonce, header, envelope.ciphertext)
                    : std::nullopt;
    if (!payload)
        return {Outcome::damaged};
    const auto& [plaintext, signature] = *payload;
    const auto signing_key = signing_key_of(plaintext.from, row);
    if (!signing_key)
        return {Outcome::unknown_sender};
    if (!ed25519_verify(*signing_key, signed_part(header, plaintext), signature))
        return {Outcome::forged, plaintext};
    if (replays.is_replay(plaintext.from, envelope.id, row))
        return {Outcome::replayed};
    return {Outcome::readable, plaintext};
}
// <<< 5.5
