// The KEM's derivation takes the suite_id of everything else.
// Caught by: Todo_4_1.EncapsulatesAsRfc9180Does
// The learner reads: the KEM has a suite_id of its own
// >>> 4.1 Encapsulation
std::optional<Encapsulation> encapsulate(const PublicKey& to, const PrivateKey& ephemeral) {
    const auto dh = x25519(ephemeral, to);
    if (!dh)
        return std::nullopt;
    Encapsulation result;
    result.enc = x25519_public_key(ephemeral);
    const auto kem_context = ByteWriter().raw(result.enc).raw(to).bytes();
    const auto eae_prk = labeled_extract(hpke_suite_id, {}, "eae_prk", *dh);
    const auto secret = labeled_expand(hpke_suite_id, eae_prk, "shared_secret", kem_context, 32);
    std::ranges::copy(secret, result.shared_secret.begin());
    return result;
}
// <<< 4.1
