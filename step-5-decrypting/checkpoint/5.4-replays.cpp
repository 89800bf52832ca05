// TODO 5.4: replays.

#include "decrypting.hpp"
#include "lesson.hpp"
#include "people.hpp"

#include <algorithm>
#include <numeric>

using namespace lesson;
using namespace messenger;

namespace {

/// A reader's memory of messages from Ben, and the answers that it should give.
class Memory {
  public:
    void expect_message(std::int64_t row) { expect_replay(false, row); }
    void expect_replay(std::int64_t row) { expect_replay(true, row); }

    std::string from = "ben@example.com";
    MessageId id = random_array<MessageId>();
    Replays replays;

  private:
    void expect_replay(bool expected, std::int64_t row) {
        step("meet the message in row " + std::to_string(row));
        const bool is_replay = replays.is_replay(from, id, row);
        expect(is_replay == expected, expected ? "it is a replay" : "it is not a replay",
               is_replay ? "a replay" : "not a replay");
    }
};

} // namespace

TEST(Todo_5_4, TakesTheFirstMeetingForTheMessage) {
    promise("a message that has not been met before is not a replay");
    Memory memory;
    memory.expect_message(7);
    memory.id = random_array<MessageId>();
    step("take another message");
    memory.expect_message(8);
}

TEST(Todo_5_4, NoticesALaterRow) {
    promise("the same message in a later row is a replay, each time it is met");
    Memory memory;
    memory.expect_message(7);
    memory.expect_replay(8);
    memory.expect_replay(100);
    memory.expect_replay(8);
}

TEST(Todo_5_4, ForgivesMeetingARowTwice) {
    promise("a message that is met again in the same row is not a replay: that happens when people "
            "page back and forth");
    Memory memory;
    memory.expect_message(7);
    memory.expect_message(7);
    memory.expect_replay(8);
    memory.expect_message(7);
}

TEST(Todo_5_4, FindsTheMessageInAnEarlierRow) {
    promise("when the message is met in an earlier row, that row is the message, and the later one "
            "is a replay");
    Memory memory;
    memory.expect_message(9);
    memory.expect_message(4);
    memory.expect_replay(9);
    memory.expect_replay(5);
    memory.expect_message(4);
    memory.expect_message(2);
    memory.expect_replay(4);
    memory.expect_replay(9);
}

TEST(Todo_5_4, TakesRowsInAnyOrder) {
    promise("in whatever order the rows are met, the lowest of them is the message");
    std::vector<std::int64_t> rows = {3, 5, 8, 13, 21};
    do {
        Memory memory;
        step("take another order");
        auto lowest = rows.front();
        for (const auto row : rows) {
            lowest = std::min(lowest, row);
            if (row == lowest)
                memory.expect_message(row);
            else
                memory.expect_replay(row);
        }
        memory.expect_message(3);
    } while (std::ranges::next_permutation(rows).found);
}

TEST(Todo_5_4, CountsRowsFar) {
    promise("a row number has 64 bits");
    Memory memory;
    constexpr auto far = std::int64_t{1} << 32;
    memory.expect_message(far + 1);
    memory.expect_replay(2 * far);
    memory.expect_message(far);
    memory.expect_message(3);
    memory.expect_replay(far);
}

TEST(Todo_5_4, TellsSendersApart) {
    promise(
        "the same id from somebody else is another message: anybody can read an id, and use it");
    Memory memory;
    memory.expect_message(7);
    memory.expect_replay(9);
    for (const auto* other : {"mary@example.com", "ben@example.co", "ben@example.com.au"}) {
        step(std::string("take the same id from ") + other);
        memory.from = other;
        memory.expect_message(8);
        memory.expect_replay(9);
    }
}

TEST(Todo_5_4, TellsIdsApart) {
    promise("every byte of an id counts");
    Memory memory;
    memory.expect_message(7);
    memory.expect_replay(9);
    for (auto& byte : memory.id) {
        byte ^= 1;
        step("take another id from the same sender");
        memory.expect_message(8);
        memory.expect_replay(9);
        byte ^= 1;
    }
}

TEST(Todo_5_4, KeepsNothingForOthers) {
    promise("each reader has a memory of its own");
    Memory mine, hers;
    hers.id = mine.id;
    mine.expect_message(7);
    mine.expect_replay(9);
    step("ask for somebody else, who has not met any message yet");
    hers.expect_message(9);
}
