// Several people, step 6: five TODOs. multi_user.hpp says what each function promises.

#include "multi_user.hpp"

#include "common/byte_reader.hpp"
#include "common/byte_writer.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/pbkdf2.hpp"
#include "crypto/x25519.hpp"

#include <algorithm>
#include <iterator>

namespace messenger {

// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const auto [known, is_first] = pinned_.try_emplace(std::string(address));
    auto& pins = known->second;
    if (is_first) {
        pins.emplace(0, keys);
        return KeyStatus::first;
    }
    return pins.rbegin()->second == keys ? KeyStatus::same : KeyStatus::changed;
}
// <<< 6.1

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
    const auto later = pins.upper_bound(row);
    return later == pins.begin() ? std::nullopt : std::optional(std::prev(later)->second);
}
// <<< 6.2

// >>> 6.3 The recipients
namespace {

bool are_refused(const PublicKeys& keys) {
    return is_refused_encryption_key(keys.encryption_key) ||
           is_refused_signing_key(keys.signing_key);
}

} // namespace

Recipients recipients(const People& people, const Pins& pins, const std::string& me,
                      const PublicKeys& mine) {
    Recipients readers{{me, mine.encryption_key}};
    for (const auto& [address, keys] : people)
        if (keys && !are_refused(*keys) && pins.at(address, not_sent_yet) == keys)
            readers.try_emplace(address, keys->encryption_key); // does not replace `me`
    return readers;
}
// <<< 6.3

// >>> 6.4 Thirty digits
std::string safety_digits(std::string_view address, const PublicKeys& keys) {
    const auto password =
        ByteWriter().field(address).field(keys.encryption_key).field(keys.signing_key).bytes();
    std::array<std::uint8_t, 30> derived;
    pbkdf2(password, bytes_of("secure-messenger/1 safety-number"), 10'000, derived);
    std::string digits;
    for (std::size_t begin = 0; begin != derived.size(); begin += 5) {
        std::uint64_t value = 0;
        for (const auto byte : std::span(derived).subspan(begin, 5))
            value = value << 8 | byte;
        const auto group = std::to_string(value % 100'000);
        digits += std::string(5 - group.size(), '0') + group;
    }
    return digits;
}
// <<< 6.4

// >>> 6.5 The safety number
std::string safety_number(const Peer& one, const Peer& other) {
    const auto& [lower, higher] =
        std::minmax(one, other, [](const Peer& a, const Peer& b) { return a.address < b.address; });
    const auto digits =
        safety_digits(lower.address, lower.keys) + safety_digits(higher.address, higher.keys);
    std::string number;
    for (std::size_t begin = 0; begin != digits.size(); begin += 5)
        number += (begin == 0 ? "" : " ") + digits.substr(begin, 5);
    return number;
}
// <<< 6.5

} // namespace messenger
