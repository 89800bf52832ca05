// Accepting for one user changes what counts for another.
// Caught by: Todo_6_2.TouchesNobodyElse
// The learner reads: expected: Ben's keys happened: her new keys
// >>> 6.2 A change of keys
void Pins::accept(std::string_view address, const PublicKeys& keys, std::int64_t row) {
    for (auto& [owner, pins] : pinned_)
        if (owner == address || pins.rbegin()->first < row) {
            pins.erase(pins.lower_bound(row), pins.end());
            pins.emplace(row, keys);
        }
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
