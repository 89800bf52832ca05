// All Pins of the program are one.
// Caught by: Todo_6_1.KeepsNothingForOthers
// The learner reads: expected: KeyStatus::first happened: KeyStatus::changed
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    static Pinned everybody;
    everybody.insert(pinned_.begin(), pinned_.end());
    const auto [known, is_first] = everybody.try_emplace(std::string(address));
    if (is_first)
        known->second.emplace(0, keys);
    pinned_[known->first] = known->second;
    if (is_first)
        return KeyStatus::first;
    return known->second.rbegin()->second == keys ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1
