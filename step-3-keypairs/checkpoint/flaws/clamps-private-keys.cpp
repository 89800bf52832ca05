// The X25519 private key is clamped when it is made, and not kept as it is.
// Caught by: Todo_3_1.MakesEveryBitRandom
// The learner reads: bit 0 of byte 0 of the X25519 private key is random happened: in all of them
// it is 0
// >>> 3.1 Two keypairs
Identity generate_identity() {
    Identity identity;
    std::ranges::copy(random_bytes(32), identity.encryption_private_key.begin());
    std::ranges::copy(random_bytes(32), identity.signing_seed.begin());
    auto& key = identity.encryption_private_key;
    key[0] &= 248;
    key[31] = (key[31] & 127) | 64;
    return identity;
}

PublicKeys public_keys_of(const Identity& identity) {
    return {x25519_public_key(identity.encryption_private_key),
            ed25519_public_key(identity.signing_seed)};
}
// <<< 3.1
