// What becomes of a client's WebSocket when its session ends, and when the clock jumps.

#include "chat_client.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

constexpr auto mary = "mary@example.com";
constexpr auto fred = "fred@example.com";

} // namespace

TEST(Chat, LoggingOutClosesItsSocketsAndNoOthers) {
    RunningMessenger messenger;
    const auto one = sign_up(messenger.port(), mary);
    const auto other =
        ask(messenger.port(), "POST /api/session", credentials(mary, "correct horse")).cookie();
    auto leaves = arrived(messenger, one);
    auto leaves_too = arrived(messenger, one);
    auto stays = arrived(messenger, other);
    ASSERT_EQ(ask(messenger.port(), "DELETE /api/session", "", {one}).status, 204);
    leaves.hears_until_the_end();
    leaves_too.hears_until_the_end();
    EXPECT_EQ(leaves.close_code(), 4001);
    EXPECT_EQ(leaves_too.close_code(), 4001);
    stays.says(send_frame(ref('A'), "still here"));
    std::string all;
    while (all.find("accepted") == all.npos)
        all = heard(stays);
}

TEST(Chat, ASessionThatHasExpiredReceivesNothingMore) {
    RunningMessenger messenger;
    auto jane = arrived(messenger, sign_up(messenger.port(), mary));
    messenger.let_pass(session_lifetime);
    auto other = arrived(messenger, sign_up(messenger.port(), fred)); // Jane would hear of it
    EXPECT_TRUE(jane.hears_until_the_end().empty());
    EXPECT_EQ(jane.close_code(), 4001);
    other.says(send_frame(ref('A'), "still here"));
    EXPECT_NE(heard(other).find("accepted"), std::string::npos);
}

TEST(Chat, ASessionThatHasExpiredSendsNothingMore) {
    RunningMessenger messenger;
    auto jane = arrived(messenger, sign_up(messenger.port(), mary));
    messenger.let_pass(session_lifetime);
    jane.says(send_frame(ref('A'), "too late"));
    EXPECT_TRUE(jane.hears_until_the_end().empty());
    EXPECT_EQ(jane.close_code(), 4001);
    messenger.stop();
    EXPECT_EQ(messenger.console(), "");
}

TEST(Chat, ASessionThatWasEndedElsewhereEndsHere) {
    RunningMessenger messenger;
    auto jane = arrived(messenger, sign_up(messenger.port(), mary));
    open_database(messenger.database_file()).exec("DELETE FROM sessions");
    messenger.let_pass(1000);
    jane.says(send_frame(ref('A'), "too late"));
    EXPECT_TRUE(jane.hears_until_the_end().empty());
    EXPECT_EQ(jane.close_code(), 4001);
}

TEST(Chat, ASilentSessionThatHasExpiredEnds) {
    RunningMessenger messenger({.housekeeping = std::chrono::milliseconds(10)});
    auto jane = arrived(messenger, sign_up(messenger.port(), mary));
    messenger.let_pass(session_lifetime);
    EXPECT_TRUE(jane.hears_until_the_end().empty());
    EXPECT_EQ(jane.close_code(), 4001);
}

TEST(Chat, GoesOnWhenTheClockJumps) {
    constexpr std::int64_t an_hour = 3'600'000, a_year = 365 * 24 * an_hour;
    RunningMessenger messenger;
    const auto port = messenger.port();
    const auto cookie = sign_up(port, mary);
    messenger.stop_clock();
    auto first = arrived(messenger, cookie);
    const auto say = [&](SocketClient& client, char letter) {
        client.says(send_frame(ref(letter), "hello"));
        EXPECT_NE(heard(client).find(R"("type":"accepted")"), std::string::npos) << letter;
        EXPECT_NE(heard(client).find(R"("type":"message")"), std::string::npos) << letter;
    };
    const auto status = [&](const std::string& call) {
        return ask(port, call, "", {cookie}).status;
    };
    say(first, 'E');
    messenger.let_pass(-an_hour);
    say(first, 'I');
    EXPECT_EQ(status("GET /api/messages"), 200);
    EXPECT_EQ(ask(port, "POST /api/session", credentials(mary, "correct horse")).status, 200);
    messenger.let_pass(a_year);
    EXPECT_EQ(status("GET /api/me"), 401) << "the session is over, by this clock";
    first.says(send_frame(ref('M'), "hello"));
    first.hears_until_the_end();
    EXPECT_EQ(first.close_code(), 4001);
    EXPECT_EQ(ask(port, "POST /api/session", credentials(mary, "correct horse")).status, 200);
    messenger.let_pass(an_hour - a_year);
    EXPECT_EQ(status("GET /api/me"), 200);
    auto second = arrived(messenger, cookie);
    say(second, 'Q');
    const auto history = ask(port, "GET /api/messages", "", {cookie}).body;
    std::size_t at = 0;
    for (const std::string id : {"1", "2", "3"}) // the order of rows is that of their ids
        at = history.find("{\"id\":" + id + ',', at);
    EXPECT_NE(at, history.npos) << history;
}
