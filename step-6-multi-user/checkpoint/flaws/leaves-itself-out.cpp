// Nobody reads its own messages later.
// Caught by: Todo_6_3.WritesToItself
// The learner reads: (me) is a recipient happened: was left out
// >>> 6.3 The recipients
namespace {

bool are_refused(const PublicKeys& keys) {
    return is_refused_encryption_key(keys.encryption_key) ||
           is_refused_signing_key(keys.signing_key);
}

} // namespace

Recipients recipients(const People& people, const Pins& pins, const std::string& me,
                      const PublicKeys&) {
    Recipients readers;
    for (const auto& [address, keys] : people)
        if (address != me && keys && !are_refused(*keys) && pins.at(address, not_sent_yet) == keys)
            readers.try_emplace(address, keys->encryption_key);
    return readers;
}
// <<< 6.3
