// Keys count in the row of the change alone.
// Caught by: Todo_6_2.CountsTheFirstKeysForEveryRow
// The learner reads: expected: her old keys happened: no keys
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
    const auto pin = pins.find(row);
    return pin == pins.end() ? std::nullopt : std::optional(pin->second);
}
// <<< 6.2
