// TODO 6.2: a change of keys.

#include "lesson.hpp"
#include "pin_book.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

constexpr auto* mary = "mary@example.com";
constexpr auto* ben = "ben@example.com";

/// A row whose number does not fit into 4 bytes.
constexpr auto far_away = (std::int64_t{1} << 32) + 10;

/// Mary's old keys have been met, and she has new ones.
struct Change : PinBook {
    Change() { expect_meeting(KeyStatus::first, mary, old); }

    NamedKeys old = new_keys("her old keys"), renewed = new_keys("her new keys");
};

} // namespace

TEST(Todo_6_2, CountsTheFirstKeysForEveryRow) {
    promise("the first keys that are seen count for every row, from row 1 to not_sent_yet");
    Change change;
    for (const std::int64_t row : {std::int64_t{1}, std::int64_t{7}, far_away, not_sent_yet})
        change.expect_at(mary, row, change.old);
}

TEST(Todo_6_2, KnowsNobodyWhomNobodyHasMet) {
    promise("an address that has not been met has no keys, and asking for them pins none");
    Change change;
    change.expect_at(mary, 7, change.old);
    for (const auto* other : {ben, "mary@example.co", "mary@example.com.au", "a@a", "z@z"}) {
        change.expect_nobody_at(other, 7);
        change.expect_nobody_at(other, not_sent_yet);
        change.expect_meeting(KeyStatus::first, other, new_keys("keys"));
    }
}

TEST(Todo_6_2, CountsFromTheRowOn) {
    promise("accepted keys count from their row on, and the keys before them still count for "
            "earlier rows");
    Change change;
    change.accept(mary, change.renewed, 10);
    change.expect_at(mary, 10, change.renewed);
    change.expect_at(mary, 11, change.renewed);
    change.expect_at(mary, 9, change.old);
    change.expect_at(mary, 1, change.old);
    change.expect_at(mary, far_away, change.renewed);
    change.expect_at(mary, not_sent_yet, change.renewed);
}

TEST(Todo_6_2, MeetsWhatWasAccepted) {
    promise(
        "accepted keys count as the same when they are shown again, and the old keys as a change");
    Change change;
    change.expect_meeting(KeyStatus::changed, mary, change.renewed);
    change.accept(mary, change.renewed, 10);
    change.expect_meeting(KeyStatus::same, mary, change.renewed);
    change.expect_meeting(KeyStatus::changed, mary, change.old);
    change.expect_meeting(KeyStatus::same, mary, change.renewed);
}

TEST(Todo_6_2, CountsNothingThatIsOnlyShown) {
    promise("keys count once they are accepted, and not when they are only shown");
    Change change;
    change.expect_meeting(KeyStatus::changed, mary, change.renewed);
    change.expect_at(mary, 1, change.old);
    change.expect_at(mary, not_sent_yet, change.old);
    change.accept(mary, change.renewed, 10);
    change.expect_at(mary, not_sent_yet, change.renewed);
}

TEST(Todo_6_2, AcceptsOneChangeAfterAnother) {
    promise("each of several changes counts until the next one");
    Change change;
    const auto third = new_keys("her third keys");
    change.accept(mary, change.renewed, 10);
    change.accept(mary, third, 20);
    change.expect_at(mary, 5, change.old);
    change.expect_at(mary, 10, change.renewed);
    change.expect_at(mary, 19, change.renewed);
    change.expect_at(mary, 20, third);
    change.expect_at(mary, 21, third);
    change.expect_meeting(KeyStatus::same, mary, third);
}

TEST(Todo_6_2, AcceptsOldKeysAgain) {
    promise("keys that counted before can be accepted again, and count again from then on");
    Change change;
    change.accept(mary, change.renewed, 10);
    change.accept(mary, change.old, 20);
    change.expect_at(mary, 5, change.old);
    change.expect_at(mary, 15, change.renewed);
    change.expect_at(mary, 20, change.old);
    change.expect_meeting(KeyStatus::same, mary, change.old);
    change.expect_meeting(KeyStatus::changed, mary, change.renewed);
}

TEST(Todo_6_2, CountsNoOthersFromTheRowOn) {
    promise(
        "keys accepted from a row on also replace keys that were accepted for later rows before");
    Change change;
    const auto third = new_keys("her third keys");
    change.accept(mary, change.renewed, 20);
    change.accept(mary, third, 10);
    change.expect_at(mary, 9, change.old);
    change.expect_at(mary, 10, third);
    change.expect_at(mary, 20, third);
    change.expect_at(mary, 30, third);
    change.expect_meeting(KeyStatus::same, mary, third);
    step("accept the keys again that were accepted for the later row");
    change.accept(mary, change.renewed, 5);
    change.expect_at(mary, 4, change.old);
    change.expect_at(mary, 7, change.renewed);
    change.expect_at(mary, 20, change.renewed);
}

TEST(Todo_6_2, AcceptsTwiceFromOneRow) {
    promise("if keys are accepted twice from the same row on, those accepted last count");
    Change change;
    const auto third = new_keys("her third keys");
    change.accept(mary, change.renewed, 10);
    change.accept(mary, third, 10);
    change.expect_at(mary, 9, change.old);
    change.expect_at(mary, 10, third);
    change.expect_meeting(KeyStatus::same, mary, third);
}

TEST(Todo_6_2, AcceptsFromTheFirstRowOn) {
    promise("keys that count from row 1 on count for every row");
    Change change;
    change.accept(mary, change.renewed, 1);
    change.expect_at(mary, 1, change.renewed);
    change.expect_at(mary, 2, change.renewed);
    change.expect_meeting(KeyStatus::same, mary, change.renewed);
}

TEST(Todo_6_2, CountsRowsFar) {
    promise("a row number has 64 bits");
    Change change;
    change.accept(mary, change.renewed, far_away);
    change.expect_at(mary, far_away, change.renewed);
    change.expect_at(mary, far_away - 1, change.old);
    change.expect_at(mary, 11, change.old);
    change.expect_at(mary, not_sent_yet, change.renewed);
}

TEST(Todo_6_2, TouchesNobodyElse) {
    promise("keys that are accepted for one address count for no other");
    Change change;
    const auto bens = new_keys("Ben's keys");
    change.expect_meeting(KeyStatus::first, ben, bens);
    change.accept(mary, change.renewed, 10);
    change.expect_at(mary, 10, change.renewed);
    change.expect_at(ben, 10, bens);
    change.expect_meeting(KeyStatus::same, ben, bens);
}

TEST(Todo_6_2, CountsAsItWasKept) {
    promise("stored pins count from their rows on, as they did before");
    const auto first = new_keys("the keys pinned first"), last = new_keys("the keys pinned last");
    for (const std::int64_t row : {0, 1}) {
        step("pin two sets of keys for Mary, which count from the rows " + std::to_string(row) +
             " and 8 on");
        PinBook book(Pins::Pinned{{mary, {{row, first.keys}, {8, last.keys}}}});
        book.expect_at(mary, 1, first);
        book.expect_at(mary, 7, first);
        book.expect_at(mary, 8, last);
        book.expect_nobody_at(ben, 7);
    }
    Change change;
    change.accept(mary, change.renewed, 10);
    step("make other Pins from all()");
    PinBook later(change.pins.all());
    later.expect_at(mary, 9, change.old);
    later.expect_at(mary, 10, change.renewed);
    later.expect_meeting(KeyStatus::same, mary, change.renewed);
}

TEST(Todo_6_2, TakesRowsInAnyOrder) {
    promise("whatever the order of the rows, accepted keys count from their row on, until other "
            "keys are accepted");
    Change change;
    std::vector<NamedKeys> counts(16, change.old); // by row
    for (const std::size_t row : {12, 4, 8, 14, 8, 9, 3, 15, 1, 6}) {
        const auto next = new_keys("the keys accepted from row " + std::to_string(row) + " on");
        change.accept(mary, next, static_cast<std::int64_t>(row));
        std::fill(counts.begin() + static_cast<std::ptrdiff_t>(row), counts.end(), next);
        for (std::size_t at = 1; at != counts.size(); ++at) {
            const auto found = change.pins.at(mary, static_cast<std::int64_t>(at));
            expect(found == counts[at].keys, counts[at].name + " in row " + std::to_string(at),
                   found ? "other keys" : "no keys");
        }
    }
}
