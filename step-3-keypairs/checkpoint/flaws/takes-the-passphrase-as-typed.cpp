// A passphrase that another keyboard writes in other bytes does not fit.
// Caught by: Todo_3_3.KnowsOneTextInManyForms
// The learner reads: the same key:
// >>> 3.3 From a passphrase to a key
AeadKey passphrase_key(std::string_view passphrase, const Salt& salt, std::uint32_t iterations) {
    AeadKey key;
    pbkdf2(bytes_of(passphrase), salt, iterations, key);
    return key;
}
// <<< 3.3
