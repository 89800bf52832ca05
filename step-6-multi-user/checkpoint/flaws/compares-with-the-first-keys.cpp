// An accepted change is a change for ever.
// Caught by: Todo_6_1.ComparesWithThosePinnedLast
// The learner reads: expected: Seen::same happened: Seen::changed
// >>> 6.1 Trust on first use
Seen Pins::meet(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] = pinned_.try_emplace(std::string(address));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return Seen::first;
    }
    return pins.begin()->second == keys ? Seen::same : Seen::changed;
}
// <<< 6.1
