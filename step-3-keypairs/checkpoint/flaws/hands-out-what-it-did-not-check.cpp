// The private keys come out although the block is damaged.
// Caught by: Todo_3_5.ComparesThePublicKeys
// The learner reads: zeroes in place of the private keys with somebody else's encryption_key
// >>> 3.5 Unlocking
Unlocked unlock_keypair(std::span<const std::uint8_t> locked, std::string_view passphrase) {
    if (!locked.empty() && locked[0] != locked_keypair_version)
        return {Unlocking::unsupported_version};
    if (locked.size() != locked_keypair_size)
        return {Unlocking::damaged};
    ByteReader reader(locked.subspan(1));
    const auto iterations = reader.u32();
    const auto salt = reader.array<Salt>();
    const auto nonce = reader.array<Nonce>();
    const PublicKeys keys = {reader.array<PublicKey>(), reader.array<PublicKey>()};
    if (iterations < fewest_iterations || iterations > most_iterations ||
        is_refused_encryption_key(keys.encryption_key) || is_refused_signing_key(keys.signing_key))
        return {Unlocking::damaged};

    const auto inside =
        aead_open(passphrase_key(passphrase, salt, iterations), nonce,
                  associated_data(locked.first(locked_keypair_head)), reader.rest());
    if (!inside)
        return {Unlocking::wrong_passphrase};
    ByteReader private_keys(*inside);
    const Identity identity = {private_keys.array<PrivateKey>(), private_keys.array<PrivateKey>()};
    if (public_keys_of(identity) != keys)
        return {Unlocking::damaged, identity};
    return {Unlocking::unlocked, identity};
}
// <<< 3.5
