// ./workshop watch, in a terminal and without one.

#include "text.hpp"
#include "workshop_fixture.hpp"

#include <csignal>

using Watch = WorkshopFixture;

TEST_F(Watch, ChecksWhenTheFileIsSaved) {
    warm_up();
    auto terminal = in_terminal("watch 1");
    terminal.expect("✗ TODO 1.1: ");
    terminal.expect("h hint   c check again   q quit");
    backup(with_push(""));
    terminal.expect("✓ green  1.1");
    terminal.expect("✗ TODO 1.2: ");
    terminal.expect("q quit");
    backup(replaced(mine(), "return std::exchange(waiting_, {});", "return std::exchange("));
    terminal.expect("does not compile");
    terminal.expect("q quit");
    backup(solution());
    terminal.expect("Step 1, relay: ✓ green");
    terminal.expect("q quit");
    EXPECT_FALSE(terminal.is_restored());
    terminal.send("q");
    EXPECT_EQ(terminal.end(), 0);
    EXPECT_TRUE(terminal.is_restored());
    EXPECT_EQ(step_one_on_the_map(), "green");
}

TEST_F(Watch, GivesHintsAndChecksAgainAtAKey) {
    warm_up();
    auto terminal = in_terminal("watch");
    terminal.expect("q quit");
    terminal.send("h");
    terminal.expect("hint 1 of 3");
    terminal.expect("q quit");
    terminal.send("h");
    terminal.expect("hint 2 of 3");
    terminal.expect("q quit");
    terminal.send("n"); // red: there is no way on
    terminal.send("c");
    terminal.expect("Step 1, relay: ✗ red");
    terminal.expect("q quit");
    terminal.send("q");
    EXPECT_EQ(terminal.end(), 0);
}

TEST_F(Watch, NeverShowsWhatIsStale) {
    warm_up();
    auto terminal = in_terminal("watch 1");
    terminal.expect("q quit");
    backup("#include <boost/asio.hpp>\n" + replaced(mine(), "return {};", "return {}"));
    terminal.expect("Building step 1");
    backup(solution()); // before the compiler got to its error
    terminal.expect("✓ green");
    EXPECT_EQ(terminal.shown().find("does not compile"), std::string::npos);
    terminal.send("q");
    EXPECT_EQ(terminal.end(), 0);
}

TEST_F(Watch, TakesKeysDuringABuild) {
    warm_up();
    auto terminal = in_terminal("watch 1");
    terminal.expect("q quit");
    backup("#include <boost/asio.hpp>\n" + solution());
    terminal.expect("Building step 1");
    terminal.send("q");
    EXPECT_EQ(terminal.end(), 0);
    EXPECT_EQ(terminal.shown().find("✓ green"), std::string::npos);
    EXPECT_TRUE(terminal.is_restored());
}

TEST_F(Watch, GivesTheTerminalBackHoweverItEnds) {
    warm_up();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGABRT}) {
        auto terminal = in_terminal("watch 1");
        terminal.expect("q quit");
        EXPECT_FALSE(terminal.is_restored());
        if (signal == SIGINT)
            terminal.send("\x03");
        else
            terminal.signal(signal);
        EXPECT_EQ(terminal.end(), 128 + signal);
        EXPECT_TRUE(terminal.is_restored());
    }
}

TEST_F(Watch, IsPlainOnADumbTerminal) {
    warm_up();
    auto terminal = in_terminal("watch 1", {{"TERM", "dumb"}});
    terminal.expect("q quit");
    backup(solution());
    terminal.expect("✓ green");
    terminal.expect("q quit");
    EXPECT_EQ(terminal.raw().find('\033'), std::string::npos);
    terminal.send("q\n");
    EXPECT_EQ(terminal.end(), 0);
}

TEST_F(Watch, WaitsForAFileThatIsGone) {
    warm_up();
    auto terminal = in_terminal("watch 1");
    terminal.expect("q quit");
    fs::remove(file);
    terminal.expect("relay.cpp is missing");
    terminal.expect("q quit");
    backup(solution());
    terminal.expect("✓ green");
    terminal.send("q");
    EXPECT_EQ(terminal.end(), 0);
}
