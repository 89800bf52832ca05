// An accepted change is a change for ever.
// Caught by: Todo_6_1.ComparesWithThosePinnedLast
// The learner reads: expected: KeyStatus::same happened: KeyStatus::changed
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] = pinned_.try_emplace(std::string(address));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return KeyStatus::first;
    }
    return pins.begin()->second == keys ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1
