// Who asks has to know whom it has met.
// Caught by: Todo_6_2.KnowsNobodyWhomNobodyHasMet
// The learner reads: your code threw an exception
// >>> 6.2 A change of keys
void Pins::accept(std::string_view address, const PublicKeys& keys, std::int64_t row) {
    auto& pins = pinned_[std::string(address)];
    pins.erase(pins.lower_bound(row), pins.end());
    pins.emplace(row, keys);
}

std::optional<PublicKeys> Pins::at(std::string_view address, std::int64_t row) const {
    const auto& pins = pinned_.at(std::string(address));
    const auto later = pins.upper_bound(row);
    return later == pins.begin() ? std::nullopt : std::optional(std::prev(later)->second);
}
// <<< 6.2
