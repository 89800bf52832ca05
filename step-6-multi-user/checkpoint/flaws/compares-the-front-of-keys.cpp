// What people would compare by eye: the first bytes.
// Caught by: Todo_6_1.NoticesEveryFlippedBit
// The learner reads: except for byte 15 of encryption_key
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] = pinned_.try_emplace(std::string(address));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return KeyStatus::first;
    }
    const auto& last = pins.rbegin()->second;
    const auto begins_alike = [](const PublicKey& one, const PublicKey& other) {
        return std::equal(one.begin(), one.begin() + 8, other.begin());
    };
    return begins_alike(last.encryption_key, keys.encryption_key) &&
                   begins_alike(last.signing_key, keys.signing_key)
               ? KeyStatus::same
               : KeyStatus::changed;
}
// <<< 6.1
