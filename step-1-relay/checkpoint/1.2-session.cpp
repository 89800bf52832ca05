// TODO 1.2: a client's session.

#include "lesson.hpp"
#include "relay.hpp"
#include "stage.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

using Lines = std::vector<std::string>;

Actor& enter(Stage& stage, const char* name) {
    step(std::string(name) + " connects: session(" + name + ") begins");
    return stage.enter();
}

void say(Actor& actor, const std::string& name, const std::string& text) {
    step(name + " says " + show(text));
    actor.says(Message::text(text));
}

void expect_here(Stage& stage, const Actor& actor, const std::string& name) {
    expect(stage.is_here(actor), name + " is among clients()", name + " is not among clients()");
}

void expect_gone(Stage& stage, const Actor& actor, const std::string& name) {
    expect(!stage.is_here(actor), name + " is no longer among clients()",
           name + " is still among clients()");
}

void expect_console(const Stage& stage, const Lines& lines) {
    expect_equal("the lines on the console", stage.console(), lines);
}

} // namespace

TEST(Todo_1_2, JoinsWhoeverConnects) {
    promise("a client is among clients() as soon as its session begins");
    Stage stage;
    const auto& jane = enter(stage, "Jane");
    expect_here(stage, jane, "Jane");
    const auto& fred = enter(stage, "Fred");
    expect_here(stage, fred, "Fred");
    expect_here(stage, jane, "Jane");
}

TEST(Todo_1_2, WritesEachMessageToTheConsole) {
    promise("each message is written to the console, on a line of its own");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    say(jane, "Jane", "Hello from browser");
    expect_console(stage, {"Hello from browser"});
    say(jane, "Jane", "Is anybody here?");
    expect_console(stage, {"Hello from browser", "Is anybody here?"});
}

TEST(Todo_1_2, WritesWhatATerminalObeysAsEscapes) {
    promise("messages are written to the console with <<, which makes control characters harmless");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    step("Jane says \"red\" between two escape sequences, and \"bell\" after a bell character");
    jane.says(Message::text("\x1b[31mred\x1b[0m"));
    jane.says(Message::text("\abell"));
    for (const auto& line : stage.console())
        expect(line.find_first_of("\x1b\a") == line.npos,
               "control characters are shown as escapes, like \\x1b",
               "they went to the console as they are, and a terminal obeys them");
    expect_console(stage, {"\\x1b[31mred\\x1b[0m", "\\x07bell"});
}

TEST(Todo_1_2, StaysAsLongAsTheClient) {
    promise("a session goes on, message after message, until its client leaves");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    Lines lines;
    for (int number = 1; number <= 5; ++number) {
        lines.push_back("message " + std::to_string(number));
        say(jane, "Jane", lines.back());
        expect_here(stage, jane, "Jane");
    }
    expect_console(stage, lines);
    expect(!jane.is_over(), "session(Jane) still waits for Jane", "session(Jane) has ended");
}

TEST(Todo_1_2, TakesAnEmptyMessageForAMessage) {
    promise("an empty message is a message too, and not a goodbye");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    say(jane, "Jane", "");
    say(jane, "Jane", "after it");
    expect_console(stage, {"", "after it"});
    expect_here(stage, jane, "Jane");
}

TEST(Todo_1_2, LeavesAfterAGoodbye) {
    promise("when receive() returns nothing, the client has left and the session ends");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    expect_here(stage, jane, "Jane");
    step("Jane says goodbye: receive() returns nothing");
    jane.says_goodbye();
    expect_gone(stage, jane, "Jane");
    expect(jane.is_over(), "session(Jane) has ended", "session(Jane) goes on");
    expect_equal("how often receive() is called after the goodbye", jane.asked_too_often(), 0);
}

TEST(Todo_1_2, LeavesWhenTheConnectionBreaks) {
    promise("when receive() throws, the client has left too");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    say(jane, "Jane", "one moment");
    expect_here(stage, jane, "Jane");
    step("Jane's cable is pulled: receive() throws");
    jane.breaks_off();
    expect_gone(stage, jane, "Jane");
    expect(jane.is_over(), "session(Jane) has ended", "session(Jane) goes on");
    expect_equal("how often receive() is called after it threw", jane.asked_too_often(), 0);
}

TEST(Todo_1_2, LeavesWhenItIsDestroyed) {
    promise("when the session is destroyed while it waits, the client has left too");
    Stage stage;
    const auto& jane = enter(stage, "Jane");
    expect_here(stage, jane, "Jane");
    step("the server stops: session(Jane) is destroyed while it waits in receive()");
    stage.stop();
    expect_gone(stage, jane, "Jane");
}

TEST(Todo_1_2, LeavesAlone) {
    promise("when one client leaves, the others stay");
    Stage stage;
    auto& jane = enter(stage, "Jane");
    auto& fred = enter(stage, "Fred");
    auto& mary = enter(stage, "Mary");
    expect_here(stage, jane, "Jane");
    step("Jane says goodbye, and Fred's connection breaks");
    jane.says_goodbye();
    fred.breaks_off();
    expect_gone(stage, jane, "Jane");
    expect_gone(stage, fred, "Fred");
    expect_here(stage, mary, "Mary");
    say(mary, "Mary", "alone now");
    expect_console(stage, {"alone now"});
}

TEST(Todo_1_2, ForgetsAThousandVisitors) {
    promise("after a thousand visits, no visitor is left");
    Stage stage;
    const auto& host = enter(stage, "the host");
    expect_here(stage, host, "the host");
    step("a thousand visitors connect; every tenth stays for now, the others say goodbye or break "
         "off");
    std::vector<Actor*> staying;
    for (int number = 0; number != 1000; ++number) {
        auto& client = stage.enter();
        if (number % 10 == 0)
            staying.push_back(&client);
        else if (number % 2 == 0)
            client.says_goodbye();
        else
            client.breaks_off();
    }
    expect_equal("how many are here: the host and the visitors who stay",
                 stage.relay().clients().size(), 1 + staying.size());
    std::ranges::for_each(staying, &Actor::says_goodbye);
    expect_equal("how many are here after those visitors have left", stage.relay().clients().size(),
                 1u);
}
