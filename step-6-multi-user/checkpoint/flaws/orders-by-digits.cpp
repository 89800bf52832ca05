// The lower half first, whoever it belongs to.
// Caught by: Todo_6_5.IsWhatOthersComputed
// The learner reads: the digits of the lower address come first
// >>> 6.5 The safety number
std::string safety_number(const Peer& one, const Peer& other) {
    const auto ones = safety_digits(one.address, one.keys);
    const auto others = safety_digits(other.address, other.keys);
    const auto digits = std::min(ones, others) + std::max(ones, others);
    std::string number;
    for (std::size_t begin = 0; begin != digits.size(); begin += 5)
        number += (begin == 0 ? "" : " ") + digits.substr(begin, 5);
    return number;
}
// <<< 6.5
