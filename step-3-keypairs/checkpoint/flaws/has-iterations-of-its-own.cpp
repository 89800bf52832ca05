// The work is always the same, whatever is asked for.
// Caught by: Todo_3_3.UsesSaltAndIterations
// The learner reads: a different key with one more iteration happened: the same:
// >>> 3.3 From a passphrase to a key
AeadKey passphrase_key(std::string_view passphrase, const Salt& salt,
                       [[maybe_unused]] std::uint32_t iterations) {
    AeadKey key;
    pbkdf2(bytes_of(nfc(passphrase)), salt, fewest_iterations, key);
    return key;
}
// <<< 3.3
