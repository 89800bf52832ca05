// TODO 6.1: trust on first use.

#include "lesson.hpp"
#include "pin_book.hpp"

using namespace lesson;
using namespace messenger;

namespace {

constexpr auto* mary = "mary@example.com";

/// `keys` in which a bit of one byte is flipped, of encryption_key and then of signing_key.
NamedKeys with_flipped(NamedKeys keys, std::size_t byte) {
    auto& [encryption_key, signing_key] = keys.keys;
    const bool is_first = byte < encryption_key.size();
    keys.name = std::string("the same keys, except for byte ") + std::to_string(byte % 32) +
                (is_first ? " of encryption_key" : " of signing_key");
    (is_first ? encryption_key : signing_key)[byte % 32] ^= 0x80;
    return keys;
}

} // namespace

TEST(Todo_6_1, PinsTheKeysSeenFirst) {
    promise("the first keys shown for an address are pinned, and count as the same from then on");
    const auto keys = new_keys("Mary's keys");
    PinBook book;
    book.expect_meeting(KeyStatus::first, mary, keys);
    book.expect_meeting(KeyStatus::same, mary, keys);
    book.expect_meeting(KeyStatus::same, mary, keys);
}

TEST(Todo_6_1, NoticesAnotherEncryptionKey) {
    promise("another encryption_key is a change, whatever the signing_key is");
    const auto keys = new_keys("Mary's keys");
    auto other = new_keys("her signing_key and another encryption_key");
    other.keys.signing_key = keys.keys.signing_key;
    PinBook book;
    book.expect_meeting(KeyStatus::first, mary, keys);
    book.expect_meeting(KeyStatus::changed, mary, other);
}

TEST(Todo_6_1, NoticesAnotherSigningKey) {
    promise("another signing_key is a change, whatever the encryption_key is");
    const auto keys = new_keys("Mary's keys");
    auto other = new_keys("her encryption_key and another signing_key");
    other.keys.encryption_key = keys.keys.encryption_key;
    PinBook book;
    book.expect_meeting(KeyStatus::first, mary, keys);
    book.expect_meeting(KeyStatus::changed, mary, other);
}

TEST(Todo_6_1, NoticesEveryFlippedBit) {
    promise("keys are the same only if all of their bytes are");
    const auto keys = new_keys("Mary's keys");
    PinBook book;
    book.expect_meeting(KeyStatus::first, mary, keys);
    for (const std::size_t byte : {0, 1, 15, 30, 31, 32, 33, 47, 62, 63})
        book.expect_meeting(KeyStatus::changed, mary, with_flipped(keys, byte));
    book.expect_meeting(
        KeyStatus::changed, mary,
        {"her two keys, swapped", {keys.keys.signing_key, keys.keys.encryption_key}});
    book.expect_meeting(KeyStatus::same, mary, keys);
}

TEST(Todo_6_1, PinsNothingThatHasChanged) {
    promise("changed keys count as a change every time they are shown, and are not pinned");
    const auto keys = new_keys("Mary's keys"), other = new_keys("other keys");
    PinBook book;
    book.expect_meeting(KeyStatus::first, mary, keys);
    book.expect_meeting(KeyStatus::changed, mary, other);
    book.expect_meeting(KeyStatus::changed, mary, other);
    book.expect_meeting(KeyStatus::same, mary, keys);
    book.expect_meeting(KeyStatus::changed, mary, other);
}

TEST(Todo_6_1, TellsAddressesApart) {
    promise("each address has its own pins, however much it looks like another");
    const auto keys = new_keys("Mary's keys");
    PinBook book;
    book.expect_meeting(KeyStatus::first, mary, keys);
    for (const auto* other : {"mary@example.co", "mary@example.com.au", "mary@example.org",
                              "ary@example.com", "marys@example.com"}) {
        const auto others = new_keys(std::string("the keys of ") + other);
        book.expect_meeting(KeyStatus::first, other, others);
        book.expect_meeting(KeyStatus::same, other, others);
        book.expect_meeting(KeyStatus::changed, other, keys);
    }
    book.expect_meeting(KeyStatus::same, mary, keys);
}

TEST(Todo_6_1, LetsTwoPeopleShareAKey) {
    promise("keys that were shown for another address before are still the first for this one");
    const auto keys = new_keys("the same keys");
    PinBook book;
    book.expect_meeting(KeyStatus::first, mary, keys);
    book.expect_meeting(KeyStatus::first, "ben@example.com", keys);
    book.expect_meeting(KeyStatus::same, "ben@example.com", keys);
    book.expect_meeting(KeyStatus::same, mary, keys);
}

TEST(Todo_6_1, TakesTheAddressItIsGiven) {
    promise("an address ends where its string_view ends, whatever follows it in memory");
    const auto keys = new_keys("Mary's keys");
    const std::string list = "mary@example.com, ben@example.com";
    PinBook book;
    book.expect_meeting(KeyStatus::first, std::string_view(list).substr(0, 16), keys);
    book.expect_meeting(KeyStatus::same, mary, keys);
}

TEST(Todo_6_1, KeepsNothingForOthers) {
    promise("each Pins has a memory of its own");
    const auto keys = new_keys("Mary's keys"), other = new_keys("other keys");
    PinBook book, another;
    book.expect_meeting(KeyStatus::first, mary, keys);
    step("go on with new Pins");
    another.expect_meeting(KeyStatus::first, mary, other);
    step("go on with the first Pins");
    book.expect_meeting(KeyStatus::same, mary, keys);
}

TEST(Todo_6_1, RemembersWhatWasKept) {
    promise("Pins that are made from all() of earlier Pins remember everybody whom those had met");
    const auto keys = new_keys("Mary's keys"), other = new_keys("other keys");
    PinBook book;
    book.expect_meeting(KeyStatus::first, mary, keys);
    step("make other Pins from all()");
    PinBook later(book.pins.all());
    later.expect_meeting(KeyStatus::same, mary, keys);
    later.expect_meeting(KeyStatus::changed, mary, other);
    later.expect_meeting(KeyStatus::first, "ben@example.com", other);
}

TEST(Todo_6_1, ComparesWithThosePinnedLast) {
    promise("shown keys are compared with those that count from the highest row on");
    const auto first = new_keys("the keys pinned first"), last = new_keys("the keys pinned last");
    for (const std::int64_t row : {0, 1}) {
        step("pin two sets of keys for Mary, which count from the rows " + std::to_string(row) +
             " and 8 on");
        PinBook book(Pins::Pinned{{mary, {{row, first.keys}, {8, last.keys}}}});
        book.expect_meeting(KeyStatus::same, mary, last);
        book.expect_meeting(KeyStatus::changed, mary, first);
        book.expect_meeting(KeyStatus::same, mary, last);
    }
}
