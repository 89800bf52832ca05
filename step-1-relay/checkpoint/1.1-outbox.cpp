// TODO 1.1: the outbox.

#include "lesson.hpp"
#include "relay.hpp"
#include "stage.hpp"

using namespace lesson;
using namespace messenger;

namespace {

using Messages = std::vector<Message>;

const Message one = Message::text("one"); // 5 bytes on the wire: 2 of header, 3 of payload
const Message two = Message::text("two");
const Message three = Message::text("three"); // 7 bytes

constexpr const char* handed_out = "what take() hands out";

std::string bytes(std::size_t number) {
    return std::to_string(number) + " bytes";
}

Outbox outbox_for(std::size_t capacity) {
    step("make an outbox for " + bytes(capacity));
    return Outbox(capacity);
}

void expect_accepted(Outbox& outbox, const Message& message) {
    step("push " + show(message) + ", " + bytes(message.size()) + " on the wire");
    expect_equal("what push() returns, since there is room", outbox.push(message), true);
}

void expect_refused(Outbox& outbox, const Message& message) {
    step("push " + show(message) + ", " + bytes(message.size()) + " on the wire");
    expect_equal("what push() returns, since there is no room", outbox.push(message), false);
}

void expect_handed_out(Outbox& outbox, const Messages& messages) {
    step("take()");
    expect_equal(handed_out, outbox.take(), messages);
}

} // namespace

TEST(Todo_1_1, HandsOutWhatWaitsOldestFirst) {
    promise("take() hands out everything that waits, oldest first");
    auto outbox = outbox_for(100);
    expect_accepted(outbox, one);
    expect_accepted(outbox, two);
    expect_accepted(outbox, three);
    expect_handed_out(outbox, {one, two, three});
}

TEST(Todo_1_1, HandsOutEachMessageOnce) {
    promise("after take(), nothing waits");
    auto outbox = outbox_for(100);
    expect_accepted(outbox, one);
    expect_handed_out(outbox, {one});
    expect_handed_out(outbox, {});
    expect_accepted(outbox, two);
    expect_handed_out(outbox, {two});
}

TEST(Todo_1_1, KeepsTextTextAndBinaryBinary) {
    promise("a message comes out as it went in: text as text, binary as binary");
    auto outbox = outbox_for(100);
    const auto text = Message::text("same");
    const auto binary = Message::binary("same");
    expect_accepted(outbox, binary);
    expect_accepted(outbox, text);
    expect_accepted(outbox, binary);
    expect_handed_out(outbox, {binary, text, binary});
}

TEST(Todo_1_1, HandsOutAThousandMessagesInOneBatch) {
    promise("take() hands out everything that waits, however many there are");
    auto outbox = outbox_for(1'000'000);
    step("push \"1\" to \"1000\"");
    Messages messages;
    for (int number = 1; number <= 1000; ++number) {
        messages.push_back(Message::text(std::to_string(number)));
        expect_equal("what push() returns, since there is room", outbox.push(messages.back()),
                     true);
    }
    step("take()");
    const auto batch = outbox.take();
    expect_equal("how many messages take() hands out", batch.size(), messages.size());
    expect_equal(handed_out, batch, messages);
}

TEST(Todo_1_1, FillsToItsCapacityAndNoFurther) {
    promise("messages up to the capacity can wait, and not one byte more");
    auto outbox = outbox_for(10);
    expect_accepted(outbox, one);
    expect_accepted(outbox, two);
    expect_refused(outbox, Message::text(""));
    expect_handed_out(outbox, {one, two});
}

TEST(Todo_1_1, KeepsWhatWaitsWhenItRefuses) {
    promise(
        "a refused message changes nothing: the waiting messages stay, and what fits still fits");
    auto outbox = outbox_for(11);
    expect_accepted(outbox, one);
    expect_refused(outbox, three);
    expect_accepted(outbox, two);
    expect_handed_out(outbox, {one, two});
}

TEST(Todo_1_1, RefusesAMessageLargerThanItself) {
    promise("a message that is larger than the whole capacity is refused");
    auto outbox = outbox_for(6);
    expect_accepted(outbox, one);
    expect_handed_out(outbox, {one});
    expect_refused(outbox, three);
    expect_handed_out(outbox, {});
}

TEST(Todo_1_1, CountsTheBytesOnTheWire) {
    promise("a message counts as its size() on the wire: even an empty one takes up 2 bytes");
    const auto empty = Message::text("");
    auto outbox = outbox_for(5);
    expect_accepted(outbox, empty);
    expect_accepted(outbox, empty);
    expect_refused(outbox, empty);
    expect_handed_out(outbox, {empty, empty});
}

TEST(Todo_1_1, HasItsWholeCapacityAgainAfterEachTake) {
    promise("after take(), the whole capacity is free again, every time");
    auto outbox = outbox_for(10);
    for (int round = 0; round != 3; ++round) {
        expect_accepted(outbox, one);
        expect_accepted(outbox, two);
        expect_refused(outbox, three);
        expect_handed_out(outbox, {one, two});
    }
}

TEST(Todo_1_1, SharesNothingWithAnotherOutbox) {
    promise("each client has an outbox of its own");
    auto of_jane = outbox_for(5);
    auto of_fred = outbox_for(5);
    expect_accepted(of_jane, one);
    expect_accepted(of_fred, two);
    expect_handed_out(of_jane, {one});
    expect_handed_out(of_fred, {two});
}
