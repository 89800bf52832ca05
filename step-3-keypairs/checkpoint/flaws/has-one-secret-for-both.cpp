// One secret serves for reading and for signing.
// Caught by: Todo_3_1.SharesNoKey
// The learner reads: key 2 occurred before:
// >>> 3.1 Two keypairs
Identity generate_identity() {
    Identity identity;
    std::ranges::copy(random_bytes(32), identity.encryption_private_key.begin());
    identity.signing_seed = identity.encryption_private_key;
    return identity;
}

PublicKeys public_keys_of(const Identity& identity) {
    return {x25519_public_key(identity.encryption_private_key),
            ed25519_public_key(identity.signing_seed)};
}
// <<< 3.1
