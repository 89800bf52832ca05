// TODO 5.5: which messages are remembered, and which are not.

#include "lesson.hpp"
#include "reader.hpp"

using namespace lesson;
using namespace messenger;

namespace {

/// A message from Ben to Mary, and what a test needs to make other envelopes of it.
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

    /// Expects the original to be readable after something in row 3 that was not.
    void expect_still_readable() {
        step("open the original");
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
    promise("of two rows, the lower one is the message, even if it is met later, when the reader "
            "pages back");
    Original is;
    is.expect_readable(9);
    is.expect_readable(4);
    is.expect_outcome(Outcome::replayed, is.bytes, 9);
    is.expect_outcome(Outcome::replayed, is.bytes, 5);
    is.expect_readable(4);
}

TEST(Todo_5_5, NoticesAReplayInOtherBytes) {
    promise("a replay is recognized by its sender and id, even if the server has changed other "
            "people's slots");
    Original is;
    is.expect_readable(5);
    auto envelope = is.draft.sealing(is.plaintext, is.ben);
    slot_of(envelope, is.eve).wrapped = random_array<decltype(Slot::wrapped)>();
    step("send it again with something else in Eve's slot");
    is.expect_outcome(Outcome::replayed, to_bytes(envelope), 6);
}

TEST(Todo_5_5, TellsMessagesApart) {
    promise("other messages are not replays: another one from the same sender, or one with the "
            "same id from somebody else");
    Original is;
    is.expect_readable(5);
    step("Ben writes the same text once more");
    is.reader.expect_readable(sealed(is.plaintext, is.ben, {is.ben, is.mary}), is.plaintext, 6);
    step("Eve uses the id of Ben's message for a message of her own");
    const auto hers = says(is.eve, "Hello Mary!");
    is.reader.expect_readable(to_bytes(is.draft.sealing(hers, is.eve)), hers, 7);
}

TEST(Todo_5_5, ForgetsWhatWasForged) {
    promise("a forged message is not remembered: otherwise, a forged copy would make the original "
            "a replay");
    Original is;
    step("Eve seals the same text, with the same id, in Ben's name");
    is.expect_outcome(Outcome::forged, to_bytes(is.draft.sealing(is.plaintext, is.eve)), 3);
    is.expect_still_readable();
    step("take the forged message again, in a later row");
    is.expect_outcome(Outcome::forged, to_bytes(is.draft.sealing(is.plaintext, is.eve)), 9);
}

TEST(Todo_5_5, ForgetsWhatWasDamaged) {
    promise("a damaged message is not remembered, even if Ben's name and signature could be read");
    Original is;
    auto payload =
        padded(payload_of(is.plaintext, sign(is.ben.identity, is.draft.header(), is.plaintext)));
    payload.back() = 1;
    step("seal the same, with padding that is not zero");
    is.expect_outcome(Outcome::damaged, to_bytes(is.draft.sealing(payload)), 3);
    is.expect_still_readable();
}

TEST(Todo_5_5, ForgetsWhatIsFromStrangers) {
    promise("a message from an unknown sender is not remembered: it counts once it can be read");
    Original is;
    const auto key = is.ben.keys.signing_key;
    is.reader.signing_key_of = [key](std::string_view, std::int64_t row) {
        return row < 4 ? std::nullopt : std::optional(key);
    };
    step("the directory has Ben's key from row 4 on");
    is.expect_outcome(Outcome::unknown_sender, is.bytes, 3);
    is.expect_still_readable();
    step("open the message again in row 3, for which Ben is still unknown");
    is.expect_outcome(Outcome::unknown_sender, is.bytes, 3);
}

TEST(Todo_5_5, RemembersWhereItIsTold) {
    promise("open() remembers messages in the Replays that it is given, and nowhere else");
    Original is;
    is.expect_readable(5);
    step("somebody else with the same keys, who has read nothing, opens it in row 9");
    Reader(is.mary, {is.ben}).expect_readable(is.bytes, is.plaintext, 9);
    step("ask the Replays that were used for row 5 about Ben's message in row 6");
    expect(is.reader.replays.is_replay(is.ben.address, is.draft.randomness.id, 6), "it is a replay",
           "they do not remember it");
    step("ask them about the same message in row 5");
    expect(!is.reader.replays.is_replay(is.ben.address, is.draft.randomness.id, 5),
           "it is not a replay", "they remember it from a lower row");
}
