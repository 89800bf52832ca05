// The same passphrase gives everybody the same key.
// Caught by: Todo_3_3.UsesSaltAndIterations
// The learner reads: after a change of byte 0 of the salt happened: the same:
// >>> 3.3 From a passphrase to a key
AeadKey passphrase_key(std::string_view passphrase, [[maybe_unused]] const Salt& salt,
                       std::uint32_t iterations) {
    AeadKey key;
    pbkdf2(bytes_of(nfc(passphrase)), Salt{}, iterations, key);
    return key;
}
// <<< 3.3
