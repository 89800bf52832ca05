// Whatever was pinned once is the same for ever, stolen keys too.
// Caught by: Todo_6_1.ComparesWithThosePinnedLast
// The learner reads: expected: KeyStatus::changed happened: KeyStatus::same
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] = pinned_.try_emplace(std::string(address));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return KeyStatus::first;
    }
    const bool was_pinned =
        std::ranges::any_of(pins, [&](const auto& pin) { return pin.second == keys; });
    return was_pinned ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1
