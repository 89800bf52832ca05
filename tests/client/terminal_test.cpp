// `chat` as people use it: in a terminal.

#include "server_fixture.hpp"
#include "terminal_emulator.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <csignal>

namespace {

using InATerminal = ServerFixture;

bool is_row(const std::vector<std::string>& rows, std::string_view end) {
    return std::ranges::any_of(rows, [end](const auto& row) { return row.ends_with(end); });
}

} // namespace

TEST_F(InATerminal, SignsUpAndNobodySeesThePassword) {
    Terminal mary({CHAT, url()});
    mary.expect("Log in (l), or sign up (s)? ");
    mary.send("s\n");
    mary.expect("E-mail address: ");
    mary.send("Mary@Example.com\n");
    for (const char* again : {"wrong one", "long enough"}) {
        mary.expect("8 characters or more: ");
        mary.send("long enough\n");
        mary.expect("Once more: ");
        mary.send(std::string(again) + "\n");
        if (again == std::string("wrong one")) {
            mary.expect("do not match");
            mary.send("\n");
        }
    }
    mary.expect("You are mary@example.com at " + url());
    mary.send("/quit\r");
    EXPECT_EQ(mary.end(), 0);
    EXPECT_EQ(mary.raw().find("long enough"), std::string::npos);
    EXPECT_EQ(mary.raw().find("wrong one"), std::string::npos);
}

TEST_F(InATerminal, TwoTalk) {
    has_account("mary");
    has_account("fred");
    const auto mary = in_terminal("mary"), fred = in_terminal("fred");
    mary->send("Grüezi, Fred\r");
    fred->expect("mary: Grüezi, Fred");
    mary->expect("mary: Grüezi, Fred");
    fred->send("Hello yourself\r");
    mary->expect("fred: Hello yourself");
    mary->send("/who\r");
    mary->expect("fred@example.com");
    mary->expect("mary@example.com (you)");
    mary->send("/nonsense\r");
    mary->expect("There is no command /nonsense.");
    mary->send("/help\r");
    mary->expect("show this list");
    mary->send("/quit\r");
    fred->send("\x04");
    EXPECT_EQ(mary->end(), 0);
    EXPECT_EQ(fred->end(), 0);
}

TEST_F(InATerminal, RefusesAWrongPassword) {
    has_account("mary");
    Terminal mary({CHAT, url(), "--email", "mary@example.com"});
    for (int attempt = 1; attempt <= 3; ++attempt) {
        mary.expect("Password: ");
        mary.send("not it at all\n");
        if (attempt < 3) {
            mary.expect("Press Enter to try again.");
            mary.send("\n");
        }
    }
    EXPECT_EQ(mary.end(), 1);
    EXPECT_EQ(mary.raw().find("not it at all"), std::string::npos);
}

TEST_F(InATerminal, KeepsTheLineThatIsBeingTyped) {
    has_account("mary");
    has_account("fred");
    const auto mary = in_terminal("mary");
    const std::string half = "half a sentence, and then fred";
    mary->send(half);
    mary->expect(half);
    const auto fred = in_pipe("fred");
    fred->write("one\ntwo\n" + std::string(200, 'x') + "\nthree\n");
    EXPECT_EQ(fred->end(), 0);
    mary->expect("fred: three");
    mary->expect("> " + half);
    const auto rows = seen(mary->raw());
    EXPECT_TRUE(is_row(rows, " fred: one"));
    EXPECT_TRUE(is_row(rows, " fred: two"));
    EXPECT_TRUE(is_row(rows, " fred: three"));
    EXPECT_EQ(rows.back(), "> " + half);
    EXPECT_EQ(std::ranges::count_if(rows, [](auto& row) { return row.starts_with("> "); }), 1);

    mary->send(" came\r");
    mary->expect("mary: " + half + " came");
    EXPECT_EQ(stored().back(), half + " came");
}

TEST_F(InATerminal, ShowsEscapeSequencesAndObeysNone) {
    has_account("mary");
    has_account("fred");
    const auto fred = in_pipe("fred");
    fred->write("harmless\n");
    ASSERT_EQ(fred->end(), 0);
    // A server that obeys the rules stores no such text, so this one does not.
    SQLite::Database(database().string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE messages SET text = 'red' || char(27) || '[31m' || char(7, 155, 13, 10) || "
              "'12:00 mary: never said'");
    const auto mary = in_terminal("mary");
    const auto rows = seen(mary->raw().substr(mary->raw().rfind("--", mary->raw().find("red"))));
    EXPECT_TRUE(is_row(rows, "fred: red\\x1b[31m\\x07\\x9b\\x0d"));
    EXPECT_TRUE(is_row(rows, "      12:00 mary: never said"));
}

TEST_F(InATerminal, FindsTheServerAgain) {
    has_account("mary");
    has_account("fred");
    const auto mary = in_terminal("mary");
    mary->send("before\r");
    mary->expect("mary: before");
    kill_server();
    mary->expect("The connection is lost.");
    mary->send("meanwhile\r");
    start_server();
    mary->expect("The connection is back.");
    mary->expect("mary: meanwhile");
    EXPECT_EQ(stored(), (std::vector<std::string>{"before", "meanwhile"}));
}

TEST_F(InATerminal, LeavesItAsItWas) {
    has_account("mary");
    {
        const auto mary = in_terminal("mary");
        EXPECT_FALSE(mary->is_restored());
        mary->send("unfinished\x03\x03"); // the first one only drops the line
        EXPECT_EQ(mary->end(), 0);
        EXPECT_TRUE(mary->is_restored());
    }
    {
        const auto mary = in_terminal("mary");
        mary->signal(SIGTERM);
        EXPECT_EQ(mary->end(), 128 + SIGTERM);
        EXPECT_TRUE(mary->is_restored());
    }
    Terminal mary({CHAT, url(), "--email", "mary@example.com"});
    mary.expect("Password: ");
    mary.send("\x03");
    EXPECT_EQ(mary.end(), 128 + SIGINT);
    EXPECT_TRUE(mary.is_restored());
}
