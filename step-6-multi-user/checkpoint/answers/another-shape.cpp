// Right in another shape: rows are walked one by one, bytes are written by hand, Crypto++ derives,
// and digits are made one at a time.
// >>> 6.1 Trust on first use
KeyStatus Pins::observe(std::string_view address, const PublicKeys& keys) {
    const PublicKeys* last = nullptr;
    for (const auto& [owner, rows] : pinned_)
        if (owner == address)
            for (const auto& row : rows)
                last = &row.second;
    if (last == nullptr) {
        pinned_[std::string(address)].insert({1, keys});
        return KeyStatus::first;
    }
    if (last->encryption_key != keys.encryption_key || last->signing_key != keys.signing_key)
        return KeyStatus::changed;
    return KeyStatus::same;
}
// <<< 6.1
// >>> 6.2 A change of keys
void Pins::accept(std::string_view address, const PublicKeys& keys, std::int64_t row) {
    std::map<std::int64_t, PublicKeys> kept;
    for (const auto& [from, pinned] : pinned_.at(std::string(address)))
        if (from < row)
            kept[from] = pinned;
    kept[row] = keys;
    pinned_.find(address)->second = kept;
}

std::optional<PublicKeys> Pins::at(std::string_view address, std::int64_t row) const {
    std::optional<PublicKeys> counts;
    if (pinned_.contains(address))
        for (const auto& [from, keys] : pinned_.find(address)->second)
            if (from <= row)
                counts = keys;
    return counts;
}
// <<< 6.2
// >>> 6.3 The recipients
Recipients recipients(const People& people, const Pins& pins, const std::string& me,
                      const PublicKeys& mine) {
    Recipients chosen;
    for (const auto& person : people) {
        const auto pin = pins.at(person.first, not_sent_yet);
        if (!pin || !person.second || *pin != *person.second)
            continue;
        if (is_refused_signing_key(pin->signing_key))
            continue;
        if (is_refused_encryption_key(pin->encryption_key))
            continue;
        chosen[person.first] = pin->encryption_key;
    }
    chosen[me] = mine.encryption_key;
    return chosen;
}
// <<< 6.3
// >>> 6.4 Thirty digits
} // namespace messenger

#include <cryptopp/pwdbased.h>
#include <cryptopp/sha.h>

namespace messenger {

std::string safety_digits(std::string_view address, const PublicKeys& keys) {
    std::string password{0, 0, 0, static_cast<char>(address.size())};
    password += address;
    for (const auto& key : {keys.encryption_key, keys.signing_key}) {
        password += std::string("\0\0\0\x20", 4);
        password.append(key.begin(), key.end());
    }
    const std::string salt = "secure-messenger/1 safety-number";
    std::uint8_t derived[30];
    CryptoPP::PKCS5_PBKDF2_HMAC<CryptoPP::SHA256>().DeriveKey(
        derived, sizeof derived, 0, reinterpret_cast<const CryptoPP::byte*>(password.data()),
        password.size(), reinterpret_cast<const CryptoPP::byte*>(salt.data()), salt.size(), 10'000);

    // Long division, byte by byte: it needs no integer of 40 bits.
    std::string digits(30, '0');
    for (int group = 0; group != 6; ++group) {
        unsigned remainder = 0;
        for (int i = 0; i != 5; ++i)
            remainder = (remainder * 256 + derived[group * 5 + i]) % 100'000;
        for (int digit = 5; digit-- != 0; remainder /= 10)
            digits[group * 5 + digit] = static_cast<char>('0' + remainder % 10);
    }
    return digits;
}
// <<< 6.4
// >>> 6.5 The safety number
std::string safety_number(const Peer& one, const Peer& other) {
    if (other.address < one.address)
        return safety_number(other, one);
    std::string number = safety_digits(one.address, one.keys);
    number.append(safety_digits(other.address, other.keys));
    for (std::size_t at = 55; at != 0; at -= 5)
        number.insert(at, 1, ' ');
    return number;
}
// <<< 6.5
