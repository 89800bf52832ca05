// Keys that are known are not pinned again.
// Caught by: Todo_6_2.AcceptsOldKeysAgain
// The learner reads: expected: her old keys happened: her new keys
// >>> 6.2 A change of keys
void Pins::accept(std::string_view address, const PublicKeys& keys, std::int64_t row) {
    auto& pins = pinned_[std::string(address)];
    for (const auto& pin : pins)
        if (pin.second == keys)
            return;
    pins.erase(pins.lower_bound(row), pins.end());
    pins.emplace(row, keys);
}

std::optional<PublicKeys> Pins::at(std::string_view address, std::int64_t row) const {
    const auto known = pinned_.find(address);
    if (known == pinned_.end())
        return std::nullopt;
    const auto& pins = known->second;
    const auto later = pins.upper_bound(row);
    return later == pins.begin() ? std::nullopt : std::optional(std::prev(later)->second);
}
// <<< 6.2
