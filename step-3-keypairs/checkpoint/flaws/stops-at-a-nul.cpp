// What stands behind a NUL does not count.
// Caught by: Todo_3_3.TellsOtherPassphrasesApart
// The learner reads: a different key happened: the same:
// >>> 3.3 From a passphrase to a key
AeadKey passphrase_key(std::string_view passphrase, const Salt& salt, std::uint32_t iterations) {
    AeadKey key;
    pbkdf2(bytes_of(nfc(passphrase).c_str()), salt, iterations, key);
    return key;
}
// <<< 3.3
