// Everybody is new, again and again.
// Caught by: Todo_6_1.PinsTheKeysSeenFirst
// The learner reads: expected: Seen::same happened: Seen::first
// >>> 6.1 Trust on first use
Seen Pins::meet(std::string_view address, const PublicKeys& keys) {
    const auto known = pinned_.find(address);
    if (known == pinned_.end())
        return Seen::first;
    return known->second.rbegin()->second == keys ? Seen::same : Seen::changed;
}
// <<< 6.1
