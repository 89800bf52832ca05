// There is no number behind the one of not_sent_yet.
// Caught by: Todo_6_2.CountsTheFirstKeysForEveryRow
// The learner reads: in the row not_sent_yet expected: her old keys
// >>> 6.2 A change of keys
void Pins::accept(std::string_view address, const PublicKeys& keys, std::int64_t row) {
    auto& pins = pinned_[std::string(address)];
    pins.erase(pins.lower_bound(row), pins.end());
    pins.emplace(row, keys);
}

std::optional<PublicKeys> Pins::at(std::string_view address, std::int64_t row) const {
    const auto known = pinned_.find(address);
    if (known == pinned_.end())
        return std::nullopt;
    const auto& pins = known->second;
    const auto next = static_cast<std::int64_t>(static_cast<std::uint64_t>(row) + 1);
    const auto later = pins.lower_bound(next);
    return later == pins.begin() ? std::nullopt : std::optional(std::prev(later)->second);
}
// <<< 6.2
