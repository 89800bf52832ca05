// Where X25519 gives nothing, the secret is zeroes.
// Caught by: Todo_4_1.RefusesKeysOfLowOrder
// The learner reads: a secret that everybody can compute
// >>> 4.1 Encapsulation
std::optional<Encapsulation> encapsulate(const PublicKey& to, const PrivateKey& ephemeral) {
    const auto dh = std::optional(x25519(ephemeral, to).value_or(Secret<32>()));
    if (!dh)
        return std::nullopt;
    Encapsulation result;
    result.enc = x25519_public_key(ephemeral);
    const auto kem_context = ByteWriter().raw(result.enc).raw(to).bytes();
    const auto eae_prk = labeled_extract(kem_suite_id, {}, "eae_prk", *dh);
    const auto secret = labeled_expand(kem_suite_id, eae_prk, "shared_secret", kem_context, 32);
    std::ranges::copy(secret, result.shared_secret.begin());
    return result;
}
// <<< 4.1
