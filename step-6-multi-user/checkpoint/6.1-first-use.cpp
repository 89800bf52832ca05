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
    keys.name = std::string("the same keys, but for byte ") + std::to_string(byte % 32) +
                (is_first ? " of encryption_key" : " of signing_key");
    (is_first ? encryption_key : signing_key)[byte % 32] ^= 0x80;
    return keys;
}

} // namespace

TEST(Todo_6_1, PinsTheKeysSeenFirst) {
    promise("keys that somebody shows first are pinned, and are the same from then on");
    const auto keys = new_keys("Mary's keys");
    PinBook book;
    book.expect_meeting(Seen::first, mary, keys);
    book.expect_meeting(Seen::same, mary, keys);
    book.expect_meeting(Seen::same, mary, keys);
}

TEST(Todo_6_1, NoticesAnotherEncryptionKey) {
    promise("another encryption_key is a change, whatever the signing_key is");
    const auto keys = new_keys("Mary's keys");
    auto other = new_keys("her signing_key and another encryption_key");
    other.keys.signing_key = keys.keys.signing_key;
    PinBook book;
    book.expect_meeting(Seen::first, mary, keys);
    book.expect_meeting(Seen::changed, mary, other);
}

TEST(Todo_6_1, NoticesAnotherSigningKey) {
    promise("another signing_key is a change, whatever the encryption_key is");
    const auto keys = new_keys("Mary's keys");
    auto other = new_keys("her encryption_key and another signing_key");
    other.keys.encryption_key = keys.keys.encryption_key;
    PinBook book;
    book.expect_meeting(Seen::first, mary, keys);
    book.expect_meeting(Seen::changed, mary, other);
}

TEST(Todo_6_1, NoticesEveryFlippedBit) {
    promise("keys are the same when all of their bytes are");
    const auto keys = new_keys("Mary's keys");
    PinBook book;
    book.expect_meeting(Seen::first, mary, keys);
    for (const std::size_t byte : {0, 1, 15, 30, 31, 32, 33, 47, 62, 63})
        book.expect_meeting(Seen::changed, mary, with_flipped(keys, byte));
    book.expect_meeting(Seen::changed, mary,
                        {"her two keys, each in the place of the other",
                         {keys.keys.signing_key, keys.keys.encryption_key}});
    book.expect_meeting(Seen::same, mary, keys);
}

TEST(Todo_6_1, PinsNothingThatHasChanged) {
    promise("keys that have changed are so as often as they are shown, and pin nothing");
    const auto keys = new_keys("Mary's keys"), other = new_keys("other keys");
    PinBook book;
    book.expect_meeting(Seen::first, mary, keys);
    book.expect_meeting(Seen::changed, mary, other);
    book.expect_meeting(Seen::changed, mary, other);
    book.expect_meeting(Seen::same, mary, keys);
    book.expect_meeting(Seen::changed, mary, other);
}

TEST(Todo_6_1, TellsAddressesApart) {
    promise("each address has pins of its own, however much it looks like another");
    const auto keys = new_keys("Mary's keys");
    PinBook book;
    book.expect_meeting(Seen::first, mary, keys);
    for (const auto* other : {"mary@example.co", "mary@example.com.au", "mary@example.org",
                              "ary@example.com", "marys@example.com"}) {
        const auto others = new_keys(std::string("the keys of ") + other);
        book.expect_meeting(Seen::first, other, others);
        book.expect_meeting(Seen::same, other, others);
        book.expect_meeting(Seen::changed, other, keys);
    }
    book.expect_meeting(Seen::same, mary, keys);
}

TEST(Todo_6_1, LetsTwoPeopleShareAKey) {
    promise("keys that somebody else has shown before are seen first for this address");
    const auto keys = new_keys("the same keys");
    PinBook book;
    book.expect_meeting(Seen::first, mary, keys);
    book.expect_meeting(Seen::first, "ben@example.com", keys);
    book.expect_meeting(Seen::same, "ben@example.com", keys);
    book.expect_meeting(Seen::same, mary, keys);
}

TEST(Todo_6_1, TakesTheAddressItIsGiven) {
    promise("an address is as long as the view of it, whatever stands behind it in memory");
    const auto keys = new_keys("Mary's keys");
    const std::string list = "mary@example.com, ben@example.com";
    PinBook book;
    book.expect_meeting(Seen::first, std::string_view(list).substr(0, 16), keys);
    book.expect_meeting(Seen::same, mary, keys);
}

TEST(Todo_6_1, KeepsNothingForOthers) {
    promise("each Pins has a memory of its own");
    const auto keys = new_keys("Mary's keys"), other = new_keys("other keys");
    PinBook book, another;
    book.expect_meeting(Seen::first, mary, keys);
    step("go on with new Pins");
    another.expect_meeting(Seen::first, mary, other);
    step("go on with those from before");
    book.expect_meeting(Seen::same, mary, keys);
}

TEST(Todo_6_1, RemembersWhatWasKept) {
    promise("Pins that are made of what all() gave know whom those had met");
    const auto keys = new_keys("Mary's keys"), other = new_keys("other keys");
    PinBook book;
    book.expect_meeting(Seen::first, mary, keys);
    step("make other Pins of all()");
    PinBook later(book.pins.all());
    later.expect_meeting(Seen::same, mary, keys);
    later.expect_meeting(Seen::changed, mary, other);
    later.expect_meeting(Seen::first, "ben@example.com", other);
}

TEST(Todo_6_1, ComparesWithThosePinnedLast) {
    promise("keys are compared with those that count from the highest row on");
    const auto first = new_keys("the keys pinned first"), last = new_keys("those pinned last");
    for (const std::int64_t row : {0, 1}) {
        step("pin two of Mary's, which count from the rows " + std::to_string(row) + " and 8 on");
        PinBook book(Pins::Pinned{{mary, {{row, first.keys}, {8, last.keys}}}});
        book.expect_meeting(Seen::same, mary, last);
        book.expect_meeting(Seen::changed, mary, first);
        book.expect_meeting(Seen::same, mary, last);
    }
}
