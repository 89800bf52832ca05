// What stands before the @ is the same in many addresses.
// Caught by: Todo_6_1.TellsAddressesApart
// The learner reads: expected: KeyStatus::first happened: KeyStatus::changed
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] =
        pinned_.try_emplace(std::string(address.substr(0, address.find('@'))));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return KeyStatus::first;
    }
    return pins.rbegin()->second == keys ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1
