// Who has no keys and was never met: both are std::nullopt, and so the same.
// Caught by: Todo_6_3.LeavesOutWhoHasNoKeys
// The learner reads: ann@example.com is not a recipient happened: was chosen
// >>> 6.3 The recipients
namespace {

bool are_refused(const PublicKeys& keys) {
    return is_refused_encryption_key(keys.encryption_key) ||
           is_refused_signing_key(keys.signing_key);
}

} // namespace

Recipients recipients(const People& people, const Pins& pins, const std::string& me,
                      const PublicKeys& mine) {
    Recipients readers{{me, mine.encryption_key}};
    for (const auto& [address, keys] : people)
        if (pins.at(address, not_sent_yet) == keys && !are_refused(keys.value_or(mine)))
            readers.try_emplace(address, keys.value_or(mine).encryption_key);
    return readers;
}
// <<< 6.3
