// A fast hash stands where a slow one was promised.
// Caught by: Todo_2_2.VerifiesTheVectorsOfTheStandard
// The learner reads: what verify_password() returns for the right password: true happened: false
// >>> 2.2 Passwords
namespace {

Bytes scrypt(std::string_view password, const Phc& phc, std::size_t size) {
    auto hash = sha256(std::string(phc.salt.begin(), phc.salt.end()) + std::string(password));
    hash.resize(size);
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
        return false;
    const auto hash = scrypt(password, *stored, stored->hash.size());
    return CryptoPP::VerifyBufsEqual(hash.data(), stored->hash.data(), hash.size());
}
// <<< 2.2
