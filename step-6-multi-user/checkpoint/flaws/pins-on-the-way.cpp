// Whom it chooses it meets, so everybody new is chosen at once.
// Caught by: Todo_6_3.LeavesOutWhomNobodyHasMet
// The learner reads: mary@example.com is not a recipient happened: was chosen
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
    auto met = pins;
    for (const auto& [address, keys] : people)
        if (keys && !are_refused(*keys) && met.observe(address, *keys) != KeyStatus::changed)
            readers.try_emplace(address, keys->encryption_key); // does not replace `me`
    return readers;
}
// <<< 6.3
