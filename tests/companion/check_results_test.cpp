// What a learner reads after `check`.

#include "workshop_fixture.hpp"

using Verdicts = WorkshopFixture;

TEST_F(Verdicts, TheStarterIsRedAndTeachesTheFirstTodo) {
    const auto ended = in_pipe("check 1");
    EXPECT_EQ(ended.status, 1);
    EXPECT_TRUE(says(ended.output, "Step 1, relay: ✗ red, 0 of "));
    EXPECT_TRUE(says(ended.output, "\n✗ TODO 1.1: "));
    EXPECT_TRUE(says(ended.output, "Look at TODO 1.1 in step-1-relay/relay.cpp"));
    EXPECT_FALSE(says(ended.output, "\n✗ TODO 1.2: "));
    EXPECT_TRUE(says(ended.output, "`./workshop hint 1`"));
}

TEST_F(Verdicts, TheSolutionIsGreen) {
    backup(solution());
    const auto ended = in_pipe("check");
    EXPECT_EQ(ended.status, 0);
    EXPECT_TRUE(says(ended.output, "Step 1, relay: ✓ green"));
    EXPECT_FALSE(says(ended.output, "✗"));
    EXPECT_TRUE(says(ended.output, "`./workshop run 1` starts your messenger."));
}

TEST_F(Verdicts, ACompileErrorIsToldInASentenceWithItsPlace) {
    backup(replaced(mine(), "return {};", "return {}"));
    const auto ended = in_pipe("check 1");
    EXPECT_EQ(ended.status, 1);
    EXPECT_TRUE(says(ended.output, "relay.cpp does not compile. The first error is in line "));
    EXPECT_TRUE(says(ended.output, "\nstep-1-relay/relay.cpp:"));
    EXPECT_FALSE(says(ended.output, "FAILED:"));
    EXPECT_TRUE(says(in_pipe("").output, "does not build"));
}

TEST_F(Verdicts, AMissingFunctionIsToldInASentence) {
    backup(replaced(replaced(solution(), "// >>> 1.3 Broadcast\n", "// >>> 1.3 Broadcast\n#if 0\n"),
                    "// <<< 1.3", "#endif\n// <<< 1.3"));
    const auto ended = in_pipe("check 1");
    EXPECT_EQ(ended.status, 1);
    EXPECT_TRUE(says(ended.output, "✗ "));
    EXPECT_TRUE(says(ended.output, "broadcast"));
}

TEST_F(Verdicts, AWarningIsShownAndStopsNothing) {
    backup(replaced(solution(), "    bytes_ = 0;", "    int left_over = 3;\n    bytes_ = 0;"));
    const auto ended = in_pipe("check 1");
    EXPECT_EQ(ended.status, 0);
    EXPECT_TRUE(says(ended.output, "The compiler warns about relay.cpp:"));
    EXPECT_TRUE(says(ended.output, "unused variable"));
}

TEST_F(Verdicts, ACrashIsToldAsALesson) {
    backup(with_push("volatile int* nowhere = nullptr; *nowhere = 1;"));
    const auto ended = in_pipe("check 1");
    EXPECT_EQ(ended.status, 1);
    EXPECT_TRUE(says(ended.output, "\n✗ TODO 1.1: "));
    EXPECT_TRUE(says(ended.output, "crashed"));
}

TEST_F(Verdicts, AHangIsToldAsALesson) {
    backup(with_push("while (message.size() > capacity_) capacity_ = capacity_ + 0;"));
    const auto ended = in_pipe("check 1");
    EXPECT_EQ(ended.status, 1);
    EXPECT_TRUE(says(ended.output, "\n✗ TODO 1.1: "));
    EXPECT_TRUE(says(ended.output, "still computing"));
}

TEST_F(Verdicts, LeavingTheProgramIsRed) {
    backup(replaced(with_push("if (message.size() > 4) std::exit(0);"), "#include <ostream>",
                    "#include <cstdlib>\n#include <ostream>"));
    const auto ended = in_pipe("check 1");
    EXPECT_EQ(ended.status, 1);
    EXPECT_TRUE(says(ended.output, "\n✗ TODO 1.1: "));
}

TEST_F(Verdicts, AWrongAnswerOfEachTodoIsToldByItsTodo) {
    const auto right = solution();
    const std::string wrong[] = {
        replaced(right, "return std::exchange(waiting_, {});", "return waiting_;"),
        replaced(right, "console_ << *message << '\\n';", ""),
        replaced(right, "if (client != &from)", ""),
    };
    for (int todo = 1; todo <= 3; ++todo) {
        backup(wrong[todo - 1]);
        const auto ended = in_pipe("check 1");
        EXPECT_EQ(ended.status, 1);
        EXPECT_TRUE(says(ended.output, "TODO 1." + std::to_string(todo) + ": "));
    }
}

TEST_F(Verdicts, AMissingFileIsToldInASentence) {
    fs::remove(file);
    const auto ended = in_pipe("check 1");
    EXPECT_EQ(ended.status, 1);
    EXPECT_TRUE(says(ended.output, "step-1-relay/relay.cpp is missing. `./workshop reset 1`"));
    EXPECT_EQ(in_pipe("reset 1").status, 0);
    EXPECT_TRUE(fs::exists(file));
}
