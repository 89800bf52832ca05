// A key with which a server reads what is for her goes unnoticed.
// Caught by: Todo_6_1.NoticesAnotherEncryptionKey
// The learner reads: expected: KeyStatus::changed happened: KeyStatus::same
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] = pinned_.try_emplace(std::string(address));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return KeyStatus::first;
    }
    return pins.rbegin()->second.signing_key == keys.signing_key ? KeyStatus::same
                                                                 : KeyStatus::changed;
}
// <<< 6.1
