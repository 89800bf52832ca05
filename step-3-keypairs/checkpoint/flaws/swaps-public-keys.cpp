// Both public keys are right, each in the place of the other.
// Caught by: Todo_3_1.ComputesKnownPublicKeys
// The learner reads: encryption_key, by X25519:
// >>> 3.1 Two keypairs
Identity generate_identity() {
    Identity identity;
    std::ranges::copy(random_bytes(32), identity.encryption_private_key.begin());
    std::ranges::copy(random_bytes(32), identity.signing_seed.begin());
    return identity;
}

PublicKeys public_keys_of(const Identity& identity) {
    return {ed25519_public_key(identity.signing_seed),
            x25519_public_key(identity.encryption_private_key)};
}
// <<< 3.1
