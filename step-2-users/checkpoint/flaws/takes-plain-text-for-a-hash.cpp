// What is no hash is compared as a password.
// Caught by: Todo_2_2.VerifiesNothingWithWhatIsNoHash
// The learner reads: returns for a text that is not a PHC string: false happened: true
// >>> 2.2 Passwords
namespace {

Bytes scrypt(std::string_view password, const Phc& phc, std::size_t size) {
    Bytes hash(size);
    const auto secret = bytes_of(password);
    CryptoPP::Scrypt().DeriveKey(hash.data(), hash.size(), secret.data(), secret.size(),
                                 phc.salt.data(), phc.salt.size(),
                                 CryptoPP::word64{1} << phc.log_cost, phc.block_size, phc.parallel);
    return hash;
}

} // namespace

std::string hash_password(std::string_view password) {
    Phc phc{.salt = random_bytes(16)};
    phc.hash = scrypt(password, phc, 32);
    return to_string(phc);
}

bool verify_password(std::string_view password, std::string_view phc) {
    const auto stored = parse_phc(phc);
    if (!stored)
        return password == phc;
    const auto hash = scrypt(password, *stored, stored->hash.size());
    return CryptoPP::VerifyBufsEqual(hash.data(), stored->hash.data(), hash.size());
}
// <<< 2.2
