// There are no associated data: iterations and public keys can be changed.
// Caught by: Todo_3_4.BindsTheHead
// The learner reads: it fits others: no associated data at all
// >>> 3.4 Locking
namespace {

Bytes associated_data(std::span<const std::uint8_t> head) {
    return ByteWriter().field("secure-messenger/1 locked-keypair").field(head).bytes();
}

} // namespace

Bytes lock_keypair(const Identity& identity, std::string_view passphrase,
                   std::uint32_t iterations) {
    Salt salt;
    Nonce nonce;
    std::ranges::copy(random_bytes(salt.size()), salt.begin());
    std::ranges::copy(random_bytes(nonce.size()), nonce.begin());
    const auto keys = public_keys_of(identity);

    ByteWriter block;
    block.u8(locked_keypair_version).u32(iterations).raw(salt).raw(nonce);
    block.raw(keys.encryption_key).raw(keys.signing_key);
    const auto inside =
        ByteWriter().raw(identity.encryption_private_key).raw(identity.signing_seed).bytes();
    block.raw(aead_seal(passphrase_key(passphrase, salt, iterations), nonce, {}, inside));
    return block.bytes();
}
// <<< 3.4
