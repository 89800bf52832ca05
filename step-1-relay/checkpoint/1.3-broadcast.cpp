// TODO 1.3: broadcast, with actors.

#include "lesson.hpp"
#include "relay.hpp"
#include "stage.hpp"

using namespace lesson;
using namespace messenger;

namespace {

using Messages = std::vector<Message>;

const Message hello = Message::text("Hello from browser");

Actor& enter(Stage& stage, const char* name) {
    step(std::string(name) + " connects");
    return stage.enter();
}

void say(Actor& actor, const std::string& name, const Message& message) {
    step(name + " says " + show(message));
    actor.says(message);
}

void expect_heard(const Actor& actor, const std::string& name, const Messages& messages) {
    expect_equal("what " + name + " hears", actor.heard(), messages);
}

} // namespace

TEST(Todo_1_3, ReachesEverybodyElse) {
    promise("a message reaches all other clients");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    const auto& fred = enter(stage, "Fred");
    const auto& mary = enter(stage, "Mary");
    say(jane, "Jane", hello);
    expect_heard(fred, "Fred", {hello});
    expect_heard(mary, "Mary", {hello});
}

TEST(Todo_1_3, SparesTheSender) {
    promise("the sender of a message does not get it back");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    auto& fred = enter(stage, "Fred");
    say(jane, "Jane", hello);
    expect_heard(fred, "Fred", {hello});
    expect_heard(jane, "Jane", {});
    const auto answer = Message::text("Hi Jane. This is Fred");
    say(fred, "Fred", answer);
    expect_heard(jane, "Jane", {answer});
    expect_heard(fred, "Fred", {hello});
}

TEST(Todo_1_3, SparesTheSenderEvenIfOthersSayTheSame) {
    promise("a message skips only the client that sent it, even if others say the same");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    auto& fred = enter(stage, "Fred");
    say(jane, "Jane", hello);
    say(fred, "Fred", hello);
    expect_heard(jane, "Jane", {hello});
    expect_heard(fred, "Fred", {hello});
}

TEST(Todo_1_3, KeepsTheOrder) {
    promise("the messages of a client arrive in the order in which it sent them");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    const auto& fred = enter(stage, "Fred");
    Messages said;
    for (int number = 1; number <= 20; ++number)
        said.push_back(Message::text("message " + std::to_string(number)));
    step("Jane says \"message 1\" to \"message 20\"");
    for (const auto& message : said)
        jane.says(message);
    expect_heard(fred, "Fred", said);
}

TEST(Todo_1_3, KeepsTextTextAndBinaryBinary) {
    promise("text arrives as text and binary as binary, byte for byte");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    const auto& fred = enter(stage, "Fred");
    const Messages said = {Message::text("grüße"), Message::binary(std::string("\x00\xff\n", 3)),
                           Message::text(""), Message::binary("")};
    for (const auto& message : said)
        say(jane, "Jane", message);
    expect_heard(fred, "Fred", said);
}

TEST(Todo_1_3, ReachesFiftyClientsOnceEach) {
    promise("each of fifty clients hears each of the other forty-nine once");
    Stage stage;
    std::vector<Actor*> actors;
    step("fifty clients connect");
    while (actors.size() != 50)
        actors.push_back(&stage.enter());
    step("each of them says its number, one after the other");
    for (std::size_t number = 0; number != actors.size(); ++number)
        actors[number]->says(Message::text(std::to_string(number)));
    for (std::size_t listener = 0; listener != actors.size(); ++listener) {
        Messages expected;
        for (std::size_t number = 0; number != actors.size(); ++number)
            if (number != listener)
                expected.push_back(Message::text(std::to_string(number)));
        expect_heard(*actors[listener], "client " + std::to_string(listener), expected);
    }
}

TEST(Todo_1_3, ReachesOnlyThoseWhoAreHere) {
    promise("a message reaches the clients that are here: not those that have left, and not those "
            "that come later");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    auto& fred = enter(stage, "Fred");
    const auto& mary = enter(stage, "Mary");
    say(jane, "Jane", hello);
    step("Fred says goodbye");
    fred.says_goodbye();
    const auto later = Message::text("Is Fred still here?");
    say(jane, "Jane", later);
    const auto& late = enter(stage, "Late");
    expect_heard(mary, "Mary", {hello, later});
    expect_heard(fred, "Fred", {hello});
    expect_heard(late, "Late", {});
}

TEST(Todo_1_3, GoesOnWhenSomebodyBreaksOff) {
    promise("after a session ends with an error, the other clients still receive every message");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    auto& fred = enter(stage, "Fred");
    const auto& mary = enter(stage, "Mary");
    say(fred, "Fred", hello);
    step("Fred's connection breaks");
    fred.breaks_off();
    const auto later = Message::text("What happened to Fred?");
    say(jane, "Jane", later);
    expect_heard(mary, "Mary", {hello, later});
}

TEST(Todo_1_3, SendsFromAnybodyToTheClients) {
    promise("broadcast() sends to clients(), even if the sender is not one of them");
    Stage stage;
    const auto& jane = enter(stage, "Jane");
    const auto& fred = enter(stage, "Fred");
    Stage elsewhere;
    auto& stranger = elsewhere.enter();
    step("a stranger, who is not connected here, broadcasts " + show(hello));
    stage.relay().broadcast(hello, stranger);
    expect_heard(jane, "Jane", {hello});
    expect_heard(fred, "Fred", {hello});
    expect_heard(stranger, "the stranger", {});
}
