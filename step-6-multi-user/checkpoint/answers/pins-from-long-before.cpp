// Right with other habits: the first keys count from a row below all others, what changes nothing
// is not pinned again, and recipients are what is left of a list of everybody.
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    auto& pins = pinned_[std::string(address)];
    if (pins.empty()) {
        pins[std::numeric_limits<std::int64_t>::min()] = keys;
        return KeyStatus::first;
    }
    return std::prev(pins.end())->second == keys ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1
// >>> 6.2 A change of keys
void Pins::accept(std::string_view address, const PublicKeys& keys, std::int64_t row) {
    auto& pins = pinned_.find(address)->second;
    while (!pins.empty() && pins.rbegin()->first >= row)
        pins.erase(pins.rbegin()->first);
    if (pins.empty() || pins.rbegin()->second != keys)
        pins[row] = keys;
}

std::optional<PublicKeys> Pins::at(std::string_view address, std::int64_t row) const {
    if (const auto known = pinned_.find(address); known != pinned_.end())
        for (auto pin = known->second.rbegin(); pin != known->second.rend(); ++pin)
            if (pin->first <= row)
                return pin->second;
    return {};
}
// <<< 6.2
// >>> 6.3 The recipients
Recipients recipients(const People& people, const Pins& pins, const std::string& me,
                      const PublicKeys& mine) {
    auto candidates = people;
    candidates.erase(me);
    std::erase_if(candidates, [&](const auto& candidate) {
        const auto& [address, keys] = candidate;
        return !keys || pins.at(address, not_sent_yet) != keys ||
               is_refused_encryption_key(keys->encryption_key) ||
               is_refused_signing_key(keys->signing_key);
    });
    Recipients chosen;
    for (const auto& [address, keys] : candidates)
        chosen.emplace(address, keys->encryption_key);
    chosen.emplace(me, mine.encryption_key);
    return chosen;
}
// <<< 6.3
