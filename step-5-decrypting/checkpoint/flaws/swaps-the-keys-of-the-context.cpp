// The two public keys stand in the context in the other order.
// Caught by: Todo_5_1.DecapsulatesAsRfc9180Does
// The learner reads: kem_context was my public key, then enc
// >>> 5.1 Decapsulation
std::optional<Secret<32>> decapsulate(const PublicKey& enc, const Identity& me) {
    const auto dh = x25519(me.encryption_private_key, enc);
    if (!dh)
        return std::nullopt;
    const auto own = x25519_public_key(me.encryption_private_key);
    const auto kem_context = ByteWriter().raw(own).raw(enc).bytes();
    const auto eae_prk = labeled_extract(kem_suite_id, {}, "eae_prk", *dh);
    const auto secret = labeled_expand(kem_suite_id, eae_prk, "shared_secret", kem_context, 32);
    return ByteReader(secret).array<Secret<32>>();
}
// <<< 5.1
