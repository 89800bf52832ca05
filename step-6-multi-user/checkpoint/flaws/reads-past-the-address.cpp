// A view does not end in a NUL.
// Caught by: Todo_6_1.TakesTheAddressItIsGiven
// The learner reads: expected: KeyStatus::same happened: KeyStatus::first
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] = pinned_.try_emplace(std::string(address.data()));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return KeyStatus::first;
    }
    return pins.rbegin()->second == keys ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1
