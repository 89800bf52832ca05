// Everybody is new, again and again.
// Caught by: Todo_6_1.PinsTheKeysSeenFirst
// The learner reads: expected: KeyStatus::same happened: KeyStatus::first
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto known = pinned_.find(address);
    if (known == pinned_.end())
        return KeyStatus::first;
    return known->second.rbegin()->second == keys ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1
