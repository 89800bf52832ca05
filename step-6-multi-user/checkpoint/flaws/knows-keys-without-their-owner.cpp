// Keys that anybody showed before are the same for all.
// Caught by: Todo_6_1.LetsTwoPeopleShareAKey
// The learner reads: expected: Seen::first happened: Seen::same
// >>> 6.1 Trust on first use
Seen Pins::meet(std::string_view address, const PublicKeys& keys) {
    for (const auto& [owner, pins] : pinned_)
        if (pins.rbegin()->second == keys)
            return Seen::same;
    const bool is_first = pinned_[std::string(address)].try_emplace(0, keys).second;
    return is_first ? Seen::first : Seen::changed;
}
// <<< 6.1
