// Each of the two sees another number.
// Caught by: Todo_6_5.IsTheSameForBoth
// The learner reads: the same: it begins with
// >>> 6.5 The safety number
std::string safety_number(const Peer& one, const Peer& other) {
    const auto digits =
        safety_digits(one.address, one.keys) + safety_digits(other.address, other.keys);
    std::string number;
    for (std::size_t begin = 0; begin != digits.size(); begin += 5)
        number += (begin == 0 ? "" : " ") + digits.substr(begin, 5);
    return number;
}
// <<< 6.5
