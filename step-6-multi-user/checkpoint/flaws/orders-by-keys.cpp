// The same for both, but another number than others have.
// Caught by: Todo_6_5.PutsTheLowerAddressFirst
// The learner reads: the digits of the lower address come first
// >>> 6.5 The safety number
std::string safety_number(const Peer& one, const Peer& other) {
    const auto& [lower, higher] = std::minmax(one, other, [](const Peer& a, const Peer& b) {
        return a.keys.encryption_key < b.keys.encryption_key;
    });
    const auto digits =
        safety_digits(lower.address, lower.keys) + safety_digits(higher.address, higher.keys);
    std::string number;
    for (std::size_t begin = 0; begin != digits.size(); begin += 5)
        number += (begin == 0 ? "" : " ") + digits.substr(begin, 5);
    return number;
}
// <<< 6.5
