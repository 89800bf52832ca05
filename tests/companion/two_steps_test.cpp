// The way from one step to the next: catching up, going on, and building on what is green.

#include "files.hpp"
#include "workshop_fixture.hpp"

#include <csignal>

using TwoSteps = WorkshopFixture;

namespace {

/// Starts `run 2` and stops it once it has said where each step comes from; the objects of which it
/// would have linked the program.
std::string objects_of_step_2(const fs::path& root, Terminal run, const std::string& origin) {
    run.expect(origin);
    run.expect("Step 2 comes from step-2-users/accounts.cpp.");
    run.expect("Building step-2"); // so CMake has been told
    run.send("\x03");
    EXPECT_EQ(run.end(), 128 + SIGINT);
    const auto build = (root / "build" / "learn").string();
    return companion::run({{"ninja", "-C", build, "-t", "query", "bin/step-2"}}).output;
}

} // namespace

TEST_F(TwoSteps, CatchesUpWithTheStepToBeginWith) {
    const auto own = replaced(mine(), "return true;", "return false; // mine");
    const auto second = root / project.steps[1].learner_file;
    const auto second_before = companion::read_file(second);
    backup(own);
    EXPECT_TRUE(says(in_pipe("catch-up 2").output, "You can start with step 2"));
    EXPECT_EQ(mine(), solution());
    EXPECT_EQ(companion::read_file(second), second_before);
    EXPECT_TRUE(says(in_pipe("catch-up 2").output, "already have the solutions"));
    EXPECT_EQ(in_pipe("undo").status, 0);
    EXPECT_EQ(mine(), own);
}

TEST_F(TwoSteps, WatchGoesOnAtAKeyAndStaysUntilThen) {
    warm_up();
    backup(solution());
    auto terminal = in_terminal("watch 1");
    terminal.expect("Step 1, relay: ✓ green");
    terminal.expect("n next step");
    terminal.expect("q quit");
    terminal.send("c");
    terminal.expect("Watching step-1-relay/relay.cpp");
    terminal.expect("q quit");
    terminal.send("n");
    terminal.expect("Watching step-2-users/accounts.cpp");
    terminal.send("q"); // while it builds
    EXPECT_EQ(terminal.end(), 0);
    EXPECT_TRUE(terminal.is_restored());
    EXPECT_EQ(step_one_on_the_map(), "green");
}

TEST_F(TwoSteps, TheProgramBuildsOnTheEarlierStepsThatAreGreen) {
    warm_up();
    const auto red = objects_of_step_2(root, in_terminal("run 2 --port 0"),
                                       "Step 1 comes from solutions/step-1-relay/relay.cpp, since "
                                       "yours is not known to be green.");
    EXPECT_TRUE(says(red, "reference-1.dir/"));
    EXPECT_EQ(red.find("learner-1.dir/"), red.npos) << red;

    backup(solution());
    EXPECT_EQ(in_pipe("check 1").status, 0);
    const auto green = objects_of_step_2(root, in_terminal("run 2 --port 0"),
                                         "Step 1 comes from step-1-relay/relay.cpp.");
    EXPECT_TRUE(says(green, "learner-1.dir/"));
    EXPECT_EQ(green.find("reference-1.dir/"), green.npos) << green;
}
