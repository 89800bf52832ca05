// What was written before somebody was met is nobody's.
// Caught by: Todo_6_2.CountsTheFirstKeysForEveryRow
// The learner reads: expected: her old keys happened: no keys
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] = pinned_.try_emplace(std::string(address));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(not_sent_yet, keys);
        return KeyStatus::first;
    }
    return pins.rbegin()->second == keys ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1
