// A learner's evening on step 1: looking around, asking for hints, giving up, taking the solution,
// undoing it, and finding one's own code again.

#include "files.hpp"
#include "text.hpp"
#include "workshop_fixture.hpp"

#include <boost/json.hpp>

#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

TEST_F(WorkshopFixture, BeginsWithAMapThatFitsOneScreen) {
    auto terminal = in_terminal("");
    EXPECT_EQ(terminal.end(), 0);
    const auto shown = terminal.shown();
    EXPECT_TRUE(says(shown, "1.1 The outbox"));
    EXPECT_TRUE(says(shown, "not checked yet"));
    EXPECT_TRUE(says(shown, "Next: TODO 1.1 in step-1-relay/relay.cpp"));
    const auto lines = companion::lines_of(shown);
    EXPECT_LT(lines.size(), 24u);
    for (const auto line : lines)
        EXPECT_LE(line.size(), 84u) << line; // bytes: a few signs take three
}

TEST_F(WorkshopFixture, TellsTheNearestRightThing) {
    const std::pair<std::string, std::string> mistakes[] = {
        {"chekc", "Did you mean ./workshop check?"},
        {"Watch 1", "Did you mean ./workshop watch?"},
        {"help", "Did you mean ./workshop --help?"},
        {"solve 1.7", "step 1 has 1.1, 1.2 and 1.3"},
        {"hint nine", "There is no step nine here"},
        {"check realy", "Did you mean 1, relay?"},
        {"run --prot 9", "Did you mean --port?"},
        {"undo 77", "`./workshop undo --list`"},
        {"undo", "There is nothing to undo."},
        {"solve", "See ./workshop solve --help."},
        {"chat --emial x", "Did you mean --email?"},
        {"bench relay --nonsense", "See ./workshop bench relay --help."},
    };
    for (const auto& [typed, answer] : mistakes) {
        const auto ended = in_pipe(typed);
        EXPECT_EQ(ended.status, 2) << typed;
        EXPECT_TRUE(says(ended.output, answer)) << typed;
        EXPECT_LE(companion::lines_of(ended.output).size(), 2u) << typed;
    }
}

TEST_F(WorkshopFixture, HelpsEverywhere) {
    std::vector<std::string> commands = {"", "bench verdict", "bench relay", "bench crashes"};
    const auto help = in_pipe("--help").output;
    const auto list = help.substr(help.find("Subcommands:"));
    for (const auto line : companion::lines_of(list))
        if (line.starts_with("  ") && !line.starts_with("   "))
            commands.emplace_back(line.substr(2, line.find(' ', 2) - 2));
    EXPECT_EQ(std::ranges::count(commands, "check"), 1);
    for (const auto& command : commands) {
        // There is no program to be found that could build anything first.
        const auto ended = in_pipe(command + " --help", {{"PATH", "/nowhere"}});
        EXPECT_EQ(ended.status, 0) << command;
        EXPECT_TRUE(says(ended.output, "Usage: ./workshop"));
        for (const auto line : companion::lines_of(ended.output))
            EXPECT_LE(line.size(), 80u) << line;
    }
}

TEST_F(WorkshopFixture, HintsInThreeTiersAndThenOffersTheSolution) {
    warm_up();
    EXPECT_TRUE(says(in_pipe("hint").output, "TODO 1.1, The outbox: hint 1 of 3, nudge"));
    EXPECT_TRUE(says(in_pipe("hint 1").output, "hint 2 of 3, tools"));
    EXPECT_TRUE(says(in_pipe("hint 1.1").output, "hint 3 of 3, almost the code"));
    EXPECT_TRUE(says(in_pipe("hint").output, "`./workshop solve 1.1`"));
    EXPECT_TRUE(says(in_pipe("hint 1.3").output, "TODO 1.3, Broadcast: hint 1 of 3, nudge"));
}

TEST_F(WorkshopFixture, GivesUpTakesTheSolutionAndFindsTheOwnCodeAgain) {
    const auto own = replaced(mine(), "return true;", "return false; // mine");
    backup(own);
    EXPECT_EQ(in_pipe("solve 1.1").status, 0);
    EXPECT_TRUE(says(mine(), "bytes_ += message.size();"));
    EXPECT_TRUE(says(mine(), "// TODO 1.2"));
    EXPECT_EQ(in_pipe("solve 1").status, 0);
    EXPECT_EQ(mine(), solution());
    EXPECT_EQ(in_pipe("undo").status, 0);
    EXPECT_TRUE(says(mine(), "// TODO 1.2"));
    EXPECT_EQ(in_pipe("undo").status, 0);
    EXPECT_EQ(mine(), own);
    EXPECT_EQ(in_pipe("undo").status, 2); // and no further

    // What an undo replaced is not lost either: save 4 is the solution of everything.
    const auto list = in_pipe("undo --list").output;
    EXPECT_TRUE(says(list, "before solve 1.1"));
    EXPECT_TRUE(says(list, "before undo 2"));
    EXPECT_EQ(in_pipe("undo 3").status, 0);
    EXPECT_EQ(mine(), solution());
    EXPECT_TRUE(says(in_pipe("undo --list").output, "before undo 3"));
    EXPECT_EQ(in_pipe("undo").status, 0);
    EXPECT_EQ(mine(), own);
}

TEST_F(WorkshopFixture, BeginsAnewAndUndoesThat) {
    const auto starter = mine();
    backup(solution());
    EXPECT_EQ(in_pipe("reset 1").status, 0);
    EXPECT_EQ(mine(), starter);
    EXPECT_TRUE(says(in_pipe("reset 1").output, "original file"));
    EXPECT_EQ(in_pipe("undo").status, 0);
    EXPECT_EQ(mine(), solution());
}

TEST_F(WorkshopFixture, HasNothingToCatchUpWithAtTheFirstStep) {
    EXPECT_TRUE(says(in_pipe("catch-up 1").output, "There is no step before 1."));
}

TEST_F(WorkshopFixture, ComparesEachTodoWithTheSolution) {
    const auto all = in_pipe("diff 1");
    EXPECT_EQ(all.status, 0);
    EXPECT_TRUE(says(all.output, "\n-     return {};\n"));
    EXPECT_TRUE(says(all.output, "\n+     bytes_ = 0;\n"));
    const auto one = in_pipe("diff 1.3");
    EXPECT_TRUE(says(one.output, "1.3 Broadcast"));
    EXPECT_FALSE(says(one.output, "1.1 The outbox"));
    in_pipe("solve 1.3");
    EXPECT_TRUE(says(in_pipe("diff 1.3").output, "identical to the solution"));
}

TEST_F(WorkshopFixture, SaysWhichMarkerIsDamaged) {
    backup(replaced(mine(), "// <<< 1.1\n", ""));
    const auto before = mine();
    const auto ended = in_pipe("solve 1.2");
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(says(ended.output, "The markers of the TODOs in step-1-relay/relay.cpp"));
    EXPECT_TRUE(says(ended.output, "`./workshop reset 1`"));
    EXPECT_EQ(mine(), before);
}

TEST_F(WorkshopFixture, BelievesProgressOnlyAsLongAsTheFileIsTheSame) {
    backup(solution());
    EXPECT_EQ(in_pipe("check 1").status, 0);
    EXPECT_EQ(step_one_on_the_map(), "green");
    backup(solution() + "// one more thought\n");
    EXPECT_EQ(step_one_on_the_map(), "not checked since your last change");
    backup(solution());
    EXPECT_EQ(step_one_on_the_map(), "green");
}

TEST_F(WorkshopFixture, RemembersProgressWithoutTheBuildFolder) {
    backup(solution());
    EXPECT_EQ(in_pipe("check 1").status, 0);
    fs::rename(root / "build" / "learn", root / "build" / "put aside");
    const auto status = step_one_on_the_map();
    fs::rename(root / "build" / "put aside", root / "build" / "learn");
    EXPECT_EQ(status, "green");
}

TEST_F(WorkshopFixture, StartsAnewWhenWhatItRemembersIsDamaged) {
    in_pipe("");
    in_pipe("solve 1.1");
    companion::Command damage{{"sh", "-c", "printf '{\"current\":' > \"$0\"",
                               (root / ".workshop" / "progress.json").string()}};
    ASSERT_TRUE(companion::run(damage).ok());
    const auto map = in_pipe("");
    EXPECT_EQ(map.status, 0);
    EXPECT_TRUE(says(map.output, "could not be read"));
    EXPECT_TRUE(says(map.output, "not checked yet"));
    EXPECT_TRUE(fs::exists(root / ".workshop" / "progress.unreadable.json"));
    EXPECT_EQ(in_pipe("undo").status, 0); // the saves are where they were
}

TEST_F(WorkshopFixture, GoesOnWhereWhatIsDamagedCannotBePutAside) {
    fs::create_directories(root / ".workshop" / "progress.unreadable.json" / "in the way");
    companion::write_new_file(root / ".workshop" / "progress.json", "{");
    const auto map = in_pipe("");
    EXPECT_EQ(map.status, 0);
    EXPECT_TRUE(says(map.output, "could not be read"));
    EXPECT_TRUE(says(map.output, "not checked yet"));
}

TEST_F(WorkshopFixture, BuildsWithWhatEditorsLeaveBesideTheSources) {
    backup(solution());
    for (const auto* folder : {"step-1-relay", "step-1-relay/checkpoint", "solutions/step-1-relay"})
        for (const auto* stray : {"._relay.cpp", ".1.stray.cpp", "relay.cpp~"})
            companion::write_new_file(root / folder / stray, "This is not C++.\n");
    const auto ended = in_pipe("check 1");
    EXPECT_EQ(ended.status, 0) << ended.output;
}

TEST_F(WorkshopFixture, ReportsThatItsAnswerCouldNotBeWritten) {
    if (!fs::exists("/dev/full"))
        GTEST_SKIP() << "This system has no file that is always full.";
    const auto ended =
        companion::run({{"sh", "-c", "exec \"$0\" status --json > /dev/full", COMPANION},
                        {{"WORKSHOP_ROOT", root.string()}}});
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.output, "The answer could not be written to standard output.\n");
}

TEST_F(WorkshopFixture, TellsProgramsItsStatus) {
    warm_up();
    const auto status = boost::json::parse(in_pipe("status --json").output);
    EXPECT_EQ(status.at("current").as_int64(), 1);
    const auto& step = status.at("steps").at(0);
    EXPECT_EQ(step.at("state").as_string(), "red");
    EXPECT_EQ(step.at("todos").as_array().size(), 3u);
    EXPECT_EQ(step.at("todos").at(0).at("number").as_string(), "1.1");
    EXPECT_EQ(step.at("todos").at(0).at("tests").at(0).at("state").as_string(), "red");
}

TEST_F(WorkshopFixture, LooksAfterTheMachine) {
    const auto ended = in_pipe("doctor");
    EXPECT_LE(ended.status, 1); // a port may be in use here
    for (const std::string thing :
         {"compiler: ", "CMake: ", "Ninja: ", "Boost: 1.",
          "CLI11: ", "GoogleTest: ", "port 8080: ", "port 8888: ", "browser: ", "GB free"})
        EXPECT_TRUE(says(ended.output, thing));
}

TEST_F(WorkshopFixture, RunsTheMessengerUntilCtrlC) {
    warm_up();
    auto terminal = in_terminal("run 1 --port 0");
    terminal.expect("Step 1 comes from step-1-relay/relay.cpp.");
    terminal.expect("listens on http://localhost:");
    terminal.expect("Ctrl-C");
    terminal.send("\x03");
    EXPECT_EQ(terminal.end(), 0);
}

TEST_F(WorkshopFixture, DoesNotRunWhatDoesNotCompile) {
    backup(replaced(mine(), "return {};", "return {}"));
    const auto ended = in_pipe("run 1 --port 0");
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(says(ended.output, "step-1-relay/relay.cpp does not compile"));
}

TEST_F(WorkshopFixture, WaitsForAnotherCompanion) {
    warm_up();
    const auto lock = root / ".workshop" / "build-learn.lock";
    const int other = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    ASSERT_EQ(::flock(other, LOCK_EX), 0);
    auto terminal = in_terminal("check 1");
    terminal.expect("Another ./workshop is building; this one waits for it.");
    ::close(other);
    terminal.expect("Step 1, relay: ✗ red");
    EXPECT_EQ(terminal.end(), 1);
}

TEST_F(WorkshopFixture, TwoCompanionsAtOnceBothComeToTheirVerdict) {
    backup(solution());
    auto one = in_terminal("check 1");
    auto other = in_terminal("check 1");
    EXPECT_EQ(one.end(), 0) << one.shown();
    EXPECT_EQ(other.end(), 0) << other.shown();
}

TEST_F(WorkshopFixture, SurvivesCtrlCDuringABuild) {
    warm_up();
    const auto slow = "#include <boost/asio.hpp>\n" + solution(); // takes seconds to compile
    backup(slow);
    auto terminal = in_terminal("check 1");
    terminal.expect("Building step 1");
    terminal.send("\x03");
    EXPECT_EQ(terminal.end(), 128 + SIGINT);
    EXPECT_TRUE(terminal.raw().ends_with("\r\033[K")); // nothing half said stays on the line
    EXPECT_EQ(mine(), slow);
    backup(solution());
    EXPECT_EQ(in_pipe("check 1").status, 0);
}
