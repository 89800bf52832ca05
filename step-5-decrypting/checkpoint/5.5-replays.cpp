// TODO 5.5: what is remembered, and what is not.

#include "lesson.hpp"
#include "reader.hpp"

using namespace lesson;
using namespace messenger;

namespace {

/// A message from Ben to Mary, and others that the server makes of it.
struct Original {
    Original() { step("Ben seals a message for Mary and Eve"); }

    Person ben = somebody("ben"), mary = somebody("mary"), eve = somebody("eve");
    Plaintext plaintext = says(ben, "Hello Mary!");
    Draft draft{{ben, mary, eve}};
    Bytes bytes = to_bytes(draft.sealing(plaintext, ben));
    Reader reader{mary, {ben, eve}};

    void expect_readable(std::int64_t row) { reader.expect_readable(bytes, plaintext, row); }
    void expect_outcome(Outcome outcome, const Bytes& envelope, std::int64_t row) {
        step("open it in row " + std::to_string(row));
        reader.expect_outcome(outcome, "in row " + std::to_string(row), envelope, row);
    }

    /// The original, readable behind something in row 3 that was not.
    void expect_still_readable() {
        step("the original");
        expect_readable(8);
    }
};

} // namespace

TEST(Todo_5_5, NoticesAReplay) {
    promise("a message that the server sends again is a replay");
    Original is;
    is.expect_readable(5);
    step("the server puts the same bytes into later rows");
    is.expect_outcome(Outcome::replayed, is.bytes, 6);
    is.expect_outcome(Outcome::replayed, is.bytes, 1'000'000);
    is.expect_readable(5);
}

TEST(Todo_5_5, NoticesAReplayMetFirst) {
    promise("of two rows the lower is the message, also where it is met later, paging back");
    Original is;
    is.expect_readable(9);
    is.expect_readable(4);
    is.expect_outcome(Outcome::replayed, is.bytes, 9);
    is.expect_outcome(Outcome::replayed, is.bytes, 5);
    is.expect_readable(4);
}

TEST(Todo_5_5, NoticesAReplayInOtherBytes) {
    promise("a replay is known by its sender and id, though the server has changed others' slots");
    Original is;
    is.expect_readable(5);
    auto envelope = is.draft.sealing(is.plaintext, is.ben);
    slot_of(envelope, is.eve).wrapped = random_array<decltype(Slot::wrapped)>();
    step("the same with something else in Eve's slot");
    is.expect_outcome(Outcome::replayed, to_bytes(envelope), 6);
}

TEST(Todo_5_5, TellsMessagesApart) {
    promise("other messages are no replays: of the same sender, and with the same id from another");
    Original is;
    is.expect_readable(5);
    step("Ben writes the same once more");
    is.reader.expect_readable(sealed(is.plaintext, is.ben, {is.ben, is.mary}), is.plaintext, 6);
    step("Eve takes Ben's message id for a message of her own");
    const auto hers = says(is.eve, "Hello Mary!");
    is.reader.expect_readable(to_bytes(is.draft.sealing(hers, is.eve)), hers, 7);
}

TEST(Todo_5_5, ForgetsWhatWasForged) {
    promise("what is forged is not remembered: else a forged copy would make the original a "
            "replay");
    Original is;
    step("Eve has sealed the same, with the same id, in Ben's name");
    is.expect_outcome(Outcome::forged, to_bytes(is.draft.sealing(is.plaintext, is.eve)), 3);
    is.expect_still_readable();
    step("the forged one in a later row");
    is.expect_outcome(Outcome::forged, to_bytes(is.draft.sealing(is.plaintext, is.eve)), 9);
}

TEST(Todo_5_5, ForgetsWhatWasDamaged) {
    promise("what is damaged is not remembered, even where Ben's name and signature could be read");
    Original is;
    auto payload =
        padded(payload_of(is.plaintext, sign(is.ben.identity, is.draft.header(), is.plaintext)));
    payload.back() = 1;
    step("the same, with padding that is not zero");
    is.expect_outcome(Outcome::damaged, to_bytes(is.draft.sealing(payload)), 3);
    is.expect_still_readable();
}

TEST(Todo_5_5, ForgetsWhatIsFromStrangers) {
    promise("what came from somebody unknown is not remembered: it counts once it can be read");
    Original is;
    const auto key = is.ben.keys.signing_key;
    is.reader.signing_key_of = [key](std::string_view, std::int64_t row) {
        return row < 4 ? std::nullopt : std::optional(key);
    };
    step("Ben is known from row 4 on");
    is.expect_outcome(Outcome::unknown_sender, is.bytes, 3);
    is.expect_still_readable();
    step("and is unknown again when the row of before comes once more");
    is.expect_outcome(Outcome::unknown_sender, is.bytes, 3);
}

TEST(Todo_5_5, RemembersWhereItIsTold) {
    promise("what was read is remembered in the replays that came along, and nowhere else");
    Original is;
    is.expect_readable(5);
    step("somebody else with the same keys, who has read nothing, opens it in row 9");
    Reader(is.mary, {is.ben}).expect_readable(is.bytes, is.plaintext, 9);
    step("ask the replays that came along in row 5 for Ben's message in row 6");
    expect(is.reader.replays.is_replay(is.ben.address, is.draft.fresh.id, 6), "it is a replay",
           "they have not heard of it");
    step("ask them for the same message in row 5");
    expect(!is.reader.replays.is_replay(is.ben.address, is.draft.fresh.id, 5), "it is no replay",
           "they have heard of it in a lower row");
}
