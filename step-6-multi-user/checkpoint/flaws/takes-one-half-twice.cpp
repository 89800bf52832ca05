// The number of somebody with herself: a swapped key of the other does not show.
// Caught by: Todo_6_5.ShowsWhoeverIsInBetween
// The learner reads: neither is the number from before happened: one of them is
// >>> 6.5 The safety number
std::string safety_number(const Peer& one, const Peer& other) {
    const auto& [lower, higher] =
        std::minmax(one, other, [](const Peer& a, const Peer& b) { return a.address < b.address; });
    const auto digits =
        safety_digits(lower.address, lower.keys) + safety_digits(higher.address, lower.keys);
    std::string number;
    for (std::size_t begin = 0; begin != digits.size(); begin += 5)
        number += (begin == 0 ? "" : " ") + digits.substr(begin, 5);
    return number;
}
// <<< 6.5
