// The change is told once, and trusted from then on.
// Caught by: Todo_6_1.PinsNothingThatHasChanged
// The learner reads: expected: Seen::changed happened: Seen::same
// >>> 6.1 Trust on first use
Seen Pins::meet(std::string_view address, const PublicKeys& keys) {
    const auto known = pinned_.find(address);
    if (known == pinned_.end()) {
        pinned_[std::string(address)][0] = keys;
        return Seen::first;
    }
    const bool is_same = known->second.rbegin()->second == keys;
    known->second.rbegin()->second = keys;
    return is_same ? Seen::same : Seen::changed;
}
// <<< 6.1
