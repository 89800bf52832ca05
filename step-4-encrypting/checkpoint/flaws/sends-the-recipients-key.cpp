// enc is the key that everybody has already.
// Caught by: Todo_4_1.SendsTheEphemeralPublicKey
// The learner reads: the recipient's public key
// >>> 4.1 Encapsulation
std::optional<Encapsulation> encapsulate(const PublicKey& to, const PrivateKey& ephemeral) {
    const auto dh = x25519(ephemeral, to);
    if (!dh)
        return std::nullopt;
    Encapsulation result;
    result.enc = to;
    const auto kem_context = ByteWriter().raw(result.enc).raw(to).bytes();
    const auto eae_prk = labeled_extract(kem_suite_id, {}, "eae_prk", *dh);
    const auto secret = labeled_expand(kem_suite_id, eae_prk, "shared_secret", kem_context, 32);
    std::ranges::copy(secret, result.shared_secret.begin());
    return result;
}
// <<< 4.1
