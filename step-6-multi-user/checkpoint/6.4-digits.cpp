// TODO 6.4: thirty digits.

#include "lesson.hpp"
#include "oracle_numbers.hpp"
#include "peers.hpp"
#include "safety_lesson.hpp"
#include "vectors.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

/// The digits of both halves of a published safety number.
std::vector<std::string> halves_of(std::string number) {
    std::erase(number, ' ');
    return {number.substr(0, 30), number.substr(30)};
}

/// Calls safety_digits(), as a step of the lesson.
std::string take(std::string_view address, const PublicKeys& keys) {
    step("compute the digits of " + std::string(address));
    return safety_digits(address, keys);
}

void expect_reference(std::string_view address, const PublicKeys& keys) {
    expect_digits(take(address, keys), oracle::safety_digits(address, keys), address, keys);
}

} // namespace

TEST(Todo_6_4, AreWhatOthersComputed) {
    promise("safety_digits() agrees with another implementation");
    for (const auto& known : cases("secure_messenger", "safety_numbers")) {
        std::vector<std::string> addresses;
        for (const auto& address : known.at("of").as_array())
            addresses.emplace_back(address.as_string());
        std::ranges::sort(addresses);
        const auto halves = halves_of(text_in(known, "digits"));
        for (std::size_t i = 0; i != 2; ++i) {
            const auto [address, keys] = published_party(addresses[i]);
            expect_digits(take(address, keys), halves[i], address, keys);
        }
    }
}

TEST(Todo_6_4, AreWhatTheReferenceComputes) {
    promise("safety_digits() agrees with the reference, for any address and keys");
    for (int i = 0; i != 12; ++i) {
        const auto [address, keys] = new_party("person" + std::to_string(i) + "@example.com");
        expect_reference(address, keys);
    }
}

TEST(Todo_6_4, AreThirty) {
    promise("there are 30 characters, each of them a digit");
    for (int i = 0; i != 8; ++i) {
        const auto [address, keys] = new_party("mary@example.com");
        const auto digits = take(address, keys);
        expect(digits.size() == 30, "30 characters",
               std::to_string(digits.size()) + ": " + show(digits));
        for (const char c : digits)
            expect(c >= '0' && c <= '9', "only digits", show(digits));
    }
}

TEST(Todo_6_4, KeepLeadingZeros) {
    promise("a group with a small number has five digits, too");
    const auto keys = new_party("").keys;
    int found = 0;
    for (int i = 0; found != 3; ++i) { // about every second address has one
        const auto address = "person" + std::to_string(i) + "@example.com";
        const auto expected = oracle::safety_digits(address, keys);
        bool has_zeros = false;
        for (std::size_t begin = 0; begin != expected.size(); begin += 5)
            has_zeros |= expected[begin] == '0';
        if (!has_zeros)
            continue;
        expect_digits(take(address, keys), expected, address, keys);
        ++found;
    }
}

TEST(Todo_6_4, AreOfTheAddressAndBothKeys) {
    promise(
        "the digits change if anything changes: the address, either of the keys, or their order");
    const auto keys = new_party("").keys;
    const auto before = take("mary@example.com", keys);
    expect_equal("how many digits", before.size(), 30u);
    for (const auto* other : {"mary@example.co", "mary@example.con", "nary@example.com"})
        expect(take(other, keys) != before, "different digits for another address", "the same");
    for (const std::size_t byte : {0, 16, 31})
        for (const bool encryption : {true, false}) {
            auto other = keys;
            auto& key = encryption ? other.encryption_key : other.signing_key;
            key[byte] ^= 0x80;
            expect(safety_digits("mary@example.com", other) != before,
                   "different digits when a bit is flipped",
                   "the same, after a change of byte " + std::to_string(byte) + " of " +
                       (encryption ? "encryption_key" : "signing_key"));
        }
    expect(take("mary@example.com", {keys.signing_key, keys.encryption_key}) != before,
           "different digits when the keys change places", "the same");
}

TEST(Todo_6_4, TakeEveryAddress) {
    promise("an address ends where its string_view ends, and has 3 to 254 characters");
    const auto keys = new_party("").keys;
    expect_reference("a@b", keys);
    expect_reference(std::string(242, 'a') + "@example.com", keys);
    expect_reference("o'brien+{list}@example.com", keys);
    const std::string list = "mary@example.com, ben@example.com";
    expect_reference(std::string_view(list).substr(0, 16), keys);
}
