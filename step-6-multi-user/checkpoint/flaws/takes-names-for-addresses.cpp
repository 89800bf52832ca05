// What stands before the @ is the same in many addresses.
// Caught by: Todo_6_1.TellsAddressesApart
// The learner reads: expected: Seen::first happened: Seen::changed
// >>> 6.1 Trust on first use
Seen Pins::meet(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] =
        pinned_.try_emplace(std::string(address.substr(0, address.find('@'))));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return Seen::first;
    }
    return pins.rbegin()->second == keys ? Seen::same : Seen::changed;
}
// <<< 6.1
