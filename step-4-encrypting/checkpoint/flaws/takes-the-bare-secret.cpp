// What X25519 gives is taken for a key.
// Caught by: Todo_4_1.EncapsulatesAsRfc9180Does
// The learner reads: the output of X25519, which is not a key yet
// >>> 4.1 Encapsulation
std::optional<Encapsulation> encapsulate(const PublicKey& to, const PrivateKey& ephemeral) {
    const auto dh = x25519(ephemeral, to);
    if (!dh)
        return std::nullopt;
    Encapsulation result;
    result.enc = x25519_public_key(ephemeral);
    result.shared_secret = *dh;
    return result;
}
// <<< 4.1
