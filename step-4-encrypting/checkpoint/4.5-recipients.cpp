// TODO 4.5: the recipients of an envelope.

#include "encrypting.hpp"
#include "lesson.hpp"
#include "people.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

/// A key that begins and ends with these bytes, and is not refused.
PublicKey key_with(std::uint8_t first, std::uint8_t last) {
    PublicKey key;
    key.fill(7);
    key.front() = first;
    key.back() = last;
    return key;
}

void expect_slots(const std::vector<PublicKey>& others, const PublicKey& own,
                  const std::vector<PublicKey>& expected) {
    step("ask for the slots of the sender's own key and of this many others: " +
         std::to_string(others.size()));
    const auto slots = recipient_keys(others, own);
    for (const auto& key : expected)
        expect(std::ranges::count(slots, key) != 0, "a slot for " + show_bytes(key),
               key == own ? "there is none, though it is the sender's own key" : "there is none");
    for (const auto& key : slots) {
        expect(std::ranges::count(expected, key) != 0, "no slot for " + show_bytes(key),
               "there is one");
        expect(std::ranges::count(slots, key) == 1, "one slot for " + show_bytes(key),
               "there are " + std::to_string(std::ranges::count(slots, key)));
    }
    for (std::size_t i = 0; i != slots.size(); ++i)
        expect(slots[i] == expected[i],
               "slot " + std::to_string(i + 1) + " for " + show_bytes(expected[i]),
               "it is for " + show_bytes(slots[i]));
}

} // namespace

TEST(Todo_4_5, WritesToTheSenderToo) {
    promise("the sender is among the recipients, and can read its own messages later");
    const auto own = key_with(0x44, 1);
    expect_slots({}, own, {own});
    expect_slots({key_with(0x33, 1), key_with(0x55, 1)}, own,
                 {key_with(0x33, 1), own, key_with(0x55, 1)});
}

TEST(Todo_4_5, SortsRecipientsAsBytes) {
    promise("slots are in ascending order of their keys, compared byte by byte from the first: "
            "0x7f before 0x80");
    expect_slots({key_with(0xFF, 1), key_with(0x80, 1), key_with(0x00, 1)}, key_with(0x7F, 1),
                 {key_with(0x00, 1), key_with(0x7F, 1), key_with(0x80, 1), key_with(0xFF, 1)});
    expect_slots({key_with(1, 9), key_with(2, 8), key_with(3, 7)}, key_with(4, 6),
                 {key_with(1, 9), key_with(2, 8), key_with(3, 7), key_with(4, 6)});
    expect_slots({key_with(5, 0x80), key_with(5, 0x7F)}, key_with(5, 0x10),
                 {key_with(5, 0x10), key_with(5, 0x7F), key_with(5, 0x80)});
    const auto sorted = sorted_keys(people(20));
    auto others = sorted;
    std::ranges::reverse(others);
    const auto own = others[7];
    others.erase(others.begin() + 7);
    expect_slots(others, own, sorted);
}

TEST(Todo_4_5, WritesToNobodyTwice) {
    promise("a key has one slot, however often it is listed");
    const auto own = key_with(0x44, 1), other = key_with(0x33, 1), third = key_with(0x55, 1);
    expect_slots({other, other}, own, {other, own});
    expect_slots({own}, own, {own});
    expect_slots({third, other, own, third, other, third}, own, {other, own, third});
}

TEST(Todo_4_5, LeavesRefusedKeysOut) {
    promise("a key that X25519 refuses gets no slot, and all others get one");
    const auto own = key_with(0x44, 1);
    expect_slots({key_with(0x33, 1)}, own, {key_with(0x33, 1), own});
    for (const auto& refused : refused_keys("encryption_key")) {
        step("one of the others has the key " + show_bytes(refused));
        expect_slots({refused, key_with(0x33, 1)}, own, {key_with(0x33, 1), own});
    }
    auto all = refused_keys("encryption_key");
    all.push_back(key_with(0x55, 1));
    expect_slots(all, own, {own, key_with(0x55, 1)});
}
