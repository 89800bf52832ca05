// The pseudorandom key is the secret.
// Caught by: Todo_4_1.EncapsulatesAsRfc9180Does
// The learner reads: it was extracted, but not expanded
// >>> 4.1 Encapsulation
std::optional<Encapsulation> encapsulate(const PublicKey& to, const PrivateKey& ephemeral) {
    const auto dh = x25519(ephemeral, to);
    if (!dh)
        return std::nullopt;
    Encapsulation result;
    result.enc = x25519_public_key(ephemeral);
    const auto eae_prk = labeled_extract(kem_suite_id, {}, "eae_prk", *dh);
    std::ranges::copy(eae_prk, result.shared_secret.begin());
    return result;
}
// <<< 4.1
