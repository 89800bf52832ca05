// TODO 6.5: the safety number.

#include "lesson.hpp"
#include "oracle_numbers.hpp"
#include "peers.hpp"
#include "safety_lesson.hpp"
#include "vectors.hpp"

using namespace lesson;
using namespace messenger;

namespace {

/// Calls safety_number(), as a step of the lesson.
std::string take(const Peer& one, const Peer& other) {
    step("compute the safety number of " + one.address + " and " + other.address);
    return safety_number(one, other);
}

} // namespace

TEST(Todo_6_5, IsWhatOthersComputed) {
    promise("safety_number() agrees with another implementation");
    for (const auto& known : cases("secure_messenger", "safety_numbers")) {
        const auto& of = known.at("of").as_array();
        const auto one = published_party(of.at(0).as_string());
        const auto other = published_party(of.at(1).as_string());
        expect_number(take(one, other), text_in(known, "digits"));
        expect_number(take(other, one), text_in(known, "digits"));
    }
}

TEST(Todo_6_5, IsWhatTheReferenceComputes) {
    promise("safety_number() agrees with the reference, for any two users");
    for (int i = 0; i != 10; ++i) {
        const auto one = new_party("person" + std::to_string(i) + "@example.com");
        const auto other = new_party("person" + std::to_string(i * 7 % 10 + 5) + "@example.org");
        expect_number(take(one, other), oracle::safety_number(one, other));
    }
}

TEST(Todo_6_5, IsTwelveGroupsOfFive) {
    promise("a safety number is twelve groups of five digits, with single spaces between them");
    for (int i = 0; i != 6; ++i) {
        const auto ben = new_party("ben@example.com"), mary = new_party("mary@example.com");
        expect_shape(take(ben, mary));
    }
}

TEST(Todo_6_5, IsTheSameForBoth) {
    promise("two users compute the same number, whichever of them comes first in the call");
    const auto ben = new_party("ben@example.com"), mary = new_party("mary@example.com");
    const auto bens = take(ben, mary);
    expect_equal("how many characters", bens.size(), 71u);
    const auto marys = take(mary, ben);
    expect(marys == bens, "the same: it begins with " + show(bens.substr(0, 35)),
           "it begins with " + show(marys.substr(0, 35)));
}

TEST(Todo_6_5, PutsTheLowerAddressFirst) {
    promise(
        "the digits of the lower address come first, compared byte by byte, whatever the keys are");
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"ben@example.com", "mary@example.com"},
        {"anna@example.com", "zo@example.com"},      // not by length
        {"user10@example.com", "user9@example.com"}, // not by numbers
        {"ann@z.example", "ben@a.example"},          // not by what follows the @
        {"ann@example.com", "ann@example.com.au"},   // the shorter of two that begin alike
        {"ann-b@example.com", "ann@example.com"},    // '-' is 0x2d, '@' is 0x40
        {"ann_b@example.com", "annab@example.com"}}; // '_' is 0x5f, 'a' is 0x61
    for (const auto& [lower, higher] : pairs) {
        const auto keys = new_party("").keys, others = new_party("").keys;
        for (const bool swapped : {false, true}) {
            const Peer one = {lower, swapped ? others : keys};
            const Peer other = {higher, swapped ? keys : others};
            const auto expected = oracle::safety_number(one, other);
            expect_number(take(one, other), expected);
            expect_number(take(other, one), expected);
        }
    }
}

TEST(Todo_6_5, ShowsWhoeverIsInBetween) {
    promise("if a server shows each of two users its own keys in place of the other's, their "
            "numbers differ");
    const auto ben = new_party("ben@example.com"), mary = new_party("mary@example.com");
    const auto number = take(ben, mary);
    expect_equal("how many characters", number.size(), 71u);
    expect(take(mary, ben) == number, "the same number for both, with their own keys",
           "different numbers");
    const auto eve = new_party("").keys;
    step("the server shows its own keys in place of Mary's and in place of Ben's");
    const auto bens = take(ben, {mary.address, eve}), marys = take(mary, {ben.address, eve});
    expect(bens != marys, "different numbers", "the same number");
    expect(bens != number && marys != number, "neither is the number from before",
           "one of them is");
}
