// Keys that anybody showed before are the same for all.
// Caught by: Todo_6_1.LetsTwoPeopleShareAKey
// The learner reads: expected: KeyStatus::first happened: KeyStatus::same
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    for (const auto& [owner, pins] : pinned_)
        if (pins.rbegin()->second == keys)
            return KeyStatus::same;
    const bool is_first = pinned_[std::string(address)].try_emplace(0, keys).second;
    return is_first ? KeyStatus::first : KeyStatus::changed;
}
// <<< 6.1
