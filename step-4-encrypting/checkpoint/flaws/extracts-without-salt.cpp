// The shared secret is extracted from, in place of salting.
// Caught by: Todo_4_2.SchedulesKeysAsTheOtherSideDoes
// The learner reads: but should be its salt
// >>> 4.2 The wrap
HpkeKey key_schedule(const Secret<32>& shared_secret, std::span<const std::uint8_t> info) {
    constexpr std::uint8_t mode_base = 0x00;
    const auto psk_id_hash = labeled_extract(hpke_suite_id, {}, "psk_id_hash", {});
    const auto info_hash = labeled_extract(hpke_suite_id, {}, "info_hash", info);
    const auto context = ByteWriter().u8(mode_base).raw(psk_id_hash).raw(info_hash).bytes();
    const auto secret = labeled_extract(hpke_suite_id, {}, "secret", shared_secret);
    HpkeKey result;
    std::ranges::copy(labeled_expand(hpke_suite_id, secret, "key", context, 16),
                      result.key.begin());
    std::ranges::copy(labeled_expand(hpke_suite_id, secret, "base_nonce", context, 12),
                      result.base_nonce.begin());
    return result;
}

std::optional<Slot> wrap(const ContentKey& content_key, const PublicKey& to,
                         const PrivateKey& ephemeral, std::span<const std::uint8_t> header) {
    const auto encapsulation = encapsulate(to, ephemeral);
    if (!encapsulation)
        return std::nullopt;
    const auto info = ByteWriter().field("secure-messenger/1 wrap").bytes();
    const auto [key, nonce] = key_schedule(encapsulation->shared_secret, info);
    Slot slot = {to, encapsulation->enc, {}};
    std::ranges::copy(aead_seal(key, nonce, header, content_key), slot.wrapped.begin());
    return slot;
}
// <<< 4.2
