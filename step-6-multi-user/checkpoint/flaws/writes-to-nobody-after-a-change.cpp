// One changed key silences everybody.
// Caught by: Todo_6_3.LeavesOutChangedKeys
// The learner reads: is a recipient happened: was left out
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
        if (keys && !are_refused(*keys) && pins.at(address, not_sent_yet) == keys)
            readers.try_emplace(address, keys->encryption_key); // does not replace `me`
    for (const auto& [address, keys] : people)
        if (const auto pin = pins.at(address, not_sent_yet); address != me && pin && keys != pin)
            return {{me, mine.encryption_key}};
    return readers;
}
// <<< 6.3
