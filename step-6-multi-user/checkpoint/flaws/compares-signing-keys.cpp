// A key with which a server reads what is for her goes unnoticed.
// Caught by: Todo_6_1.NoticesAnotherEncryptionKey
// The learner reads: expected: Seen::changed happened: Seen::same
// >>> 6.1 Trust on first use
Seen Pins::meet(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] = pinned_.try_emplace(std::string(address));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return Seen::first;
    }
    return pins.rbegin()->second.signing_key == keys.signing_key ? Seen::same : Seen::changed;
}
// <<< 6.1
