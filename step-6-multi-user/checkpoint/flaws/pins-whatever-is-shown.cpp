// The change is told once, and trusted from then on.
// Caught by: Todo_6_1.PinsNothingThatHasChanged
// The learner reads: expected: KeyStatus::changed happened: KeyStatus::same
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto known = pinned_.find(address);
    if (known == pinned_.end()) {
        pinned_[std::string(address)][0] = keys;
        return KeyStatus::first;
    }
    const bool is_same = known->second.rbegin()->second == keys;
    known->second.rbegin()->second = keys;
    return is_same ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1
