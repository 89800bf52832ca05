// The parts of the companion that need no terminal and no build.

#include "check_result.hpp"
#include "ctest.hpp"
#include "diagnostics.hpp"
#include "did_you_mean.hpp"
#include "files.hpp"
#include "hints.hpp"
#include "process.hpp"
#include "terminal_style.hpp"
#include "text.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <stdexcept>

namespace {

using namespace companion;
using namespace std::chrono_literals;

TEST(Nearest, CountsLetters) {
    EXPECT_EQ(distance("check", "check"), 0u);
    EXPECT_EQ(distance("chekc", "check"), 1u); // two neighbours swapped
    EXPECT_EQ(distance("chck", "check"), 1u);
    EXPECT_EQ(distance("", "undo"), 4u);
}

TEST(Nearest, FindsWhatWasMeantAndOnlyThat) {
    const std::vector<std::string> words = {"check", "watch", "catch-up", "status", "test"};
    EXPECT_EQ(closest_match("chekc", words), "check");
    EXPECT_EQ(closest_match("CHECK", words), "check");
    EXPECT_EQ(closest_match("catch", words), "catch-up");
    EXPECT_EQ(closest_match("stat", words), "status");
    EXPECT_EQ(closest_match("banana", words), std::nullopt);
    EXPECT_EQ(closest_match("", words), std::nullopt);
}

TEST(Text, ReadsNamesOfTestsAsWords) {
    EXPECT_EQ(in_words("HandsOutWhatWaits"), "hands out what waits");
    EXPECT_EQ(in_words("Fits100Bytes"), "fits 100 bytes");
    EXPECT_EQ(todo_of("Todo_1_2.LeavesAlone"), "1.2");
    EXPECT_EQ(todo_of("Sockets.Talk"), "");
    EXPECT_EQ(title_of("Todo_1_2.LeavesAlone"), "leaves alone");
}

TEST(Text, CutsLines) {
    EXPECT_EQ(lines_of("a\n\nb").size(), 3u);
    EXPECT_EQ(lines_of("a\n").size(), 1u);
    EXPECT_EQ(last_lines("a\nb\nc\n", 2), "b\nc\n");
    EXPECT_EQ(last_lines("a", 2), "a\n");
    EXPECT_EQ(list_of({"1.1", "1.2", "1.3"}, "and"), "1.1, 1.2 and 1.3");
}

TEST(TerminalStyle, WrapsAtEightyColumns) {
    const auto text = wrapped(std::string(30, 'a') + " " + std::string(49, 'b') + " c");
    EXPECT_EQ(text, std::string(30, 'a') + " " + std::string(49, 'b') + "\nc\n");
    EXPECT_EQ(wrapped("é é", 2), "  é é\n");
}

TEST(TerminalStyle, FoldsWhatACompilerSaysAndNotWhatItQuotes) {
    const auto words = std::string(50, 'a') + " " + std::string(50, 'b') + "\n";
    EXPECT_EQ(folded("short\n\n" + words + "    " + words),
              "short\n\n" + std::string(50, 'a') + "\n" + std::string(50, 'b') + "\n    " + words);
}

TEST(TerminalStyle, LetsNothingMoveTheCursor) {
    EXPECT_EQ(escape_controls("a\033[2Jb\r\n\tc"), "a?[2Jb\n\tc");
    // U+0080 to U+009F are control characters, too: U+009B is short for ESC [.
    EXPECT_EQ(escape_controls("a\xC2\x9B\x32Jb \xC2\x80\xC2\x9F\xC2\xA0é\xC2"),
              "a?2Jb ??\xC2\xA0é\xC2");
}

TEST(TerminalStyle, HasAsciiForItsSigns) {
    EXPECT_EQ(in_ascii("✓ green … “x”"), "+ green ... \"x\"");
}

TEST(Ctest, ReadsItsLines) {
    const auto passed =
        read_line(" 1/12 Test  #1: step-1.Todo_1_1.A ................   Passed    0.00 sec");
    EXPECT_EQ(passed.progress, "1/12");
    EXPECT_EQ(passed.name, "step-1.Todo_1_1.A");
    EXPECT_EQ(passed.ending, "");
    EXPECT_EQ(read_line("3/6 Test #3: b ....***Failed    0.00 sec").ending, "Failed");
    EXPECT_EQ(read_line("4/6 Test #4: b ....***Timeout   1.00 sec").ending, "Timeout");
    EXPECT_EQ(read_line("4/6 Test #4: b ....***Exception: SegFault  0.00 sec").ending,
              "Exception: SegFault");
    EXPECT_NE(read_line("6/6 Test #6: b ....Subprocess aborted***Exception:   0.00 sec")
                  .ending.find("Subprocess aborted"),
              std::string::npos);
    EXPECT_EQ(read_line("    Start 2: step-1.Todo_1_1.A").name, "");
    EXPECT_EQ(read_line("Total Test time (real) =   1.02 sec").name, "");
}

TEST(Diagnostics, AreThoseOfOneFile) {
    const auto found = diagnostics_about("step-1-relay/relay.cpp",
                                         "[1/2] Building CXX object relay.cpp.o\n"
                                         "/a b/step-1-relay/relay.hpp:3:1: warning: not mine\n"
                                         "    3 | not mine\n"
                                         "/a b/step-1-relay/relay.cpp: In function 'f':\n"
                                         "/a b/step-1-relay/relay.cpp:12:9: warning: unused 'x'\n"
                                         "   12 |     int x = 3;\n"
                                         "      |         ^\n"
                                         "/a b/step-1-relay/relay.cpp:17:14: error: a ';' please\n"
                                         "   17 |     return {}\n"
                                         "ninja: build stopped: subcommand failed.\n");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_FALSE(found[0].error);
    EXPECT_EQ(found[0].text, "step-1-relay/relay.cpp:12:9: warning: unused 'x'\n"
                             "   12 |     int x = 3;\n"
                             "      |         ^\n");
    EXPECT_TRUE(found[1].error);
    EXPECT_EQ(found[1].text,
              "step-1-relay/relay.cpp:17:14: error: a ';' please\n   17 |     return {}\n");
}

TEST(Diagnostics, SayWhereATemplateWasUsedThatDoesNotFit) {
    for (const auto* output :
         {"/usr/include/Bind.h: In instantiation of 'void bind(T) [with T = View]':\n"
          "/home/jane/step-2-users/accounts.cpp:23:17:   required from here\n"
          "/usr/include/Bind.h:52:29: error: no matching function for call to 'bind(View)'\n"
          "   52 |   query.bind(values);\n",
          "/usr/include/Bind.h:52:29: error: no matching function for call to 'bind(View)'\n"
          "   52 |   query.bind(values);\n"
          "step-2-users/accounts.cpp:23:17: note: in instantiation of 'bind' requested here\n"}) {
        const auto found = diagnostics_about("step-2-users/accounts.cpp", output);
        ASSERT_EQ(found.size(), 1u);
        EXPECT_TRUE(found[0].error);
        EXPECT_EQ(found[0].text, "step-2-users/accounts.cpp:23:17: error: no matching function for "
                                 "call to 'bind(View)'\n");
    }
}

TEST(Hints, ComeInTiersAndByTest) {
    const auto hints = read_hints("# Hints\n"
                                  "## 1.1 The outbox\n### Nudge\n\nThink.\n\n"
                                  "#### Todo_1_1.Refuses\nThink of no.\n"
                                  "### Tools\n```\n### not a heading\n```\n"
                                  "## 1.2 Broadcast\n### Nudge\nSend.\n");
    ASSERT_EQ(hints.size(), 2u);
    const auto& tiers = hints.at("1.1");
    ASSERT_EQ(tiers.size(), 2u);
    EXPECT_EQ(tiers[0].title, "Nudge");
    EXPECT_EQ(tiers[0].text_after(""), "Think.\n");
    EXPECT_EQ(tiers[0].text_after("Todo_1_1.Refuses"), "Think of no.\n");
    EXPECT_EQ(tiers[1].text_after("Todo_1_1.Refuses"), "```\n### not a heading\n```\n");
    EXPECT_EQ(hints.at("1.2").at(0).text, "Send.\n");
}

TEST(Lesson, IsWhatTheTestPrinted) {
    const Step step{1, "relay", "step-1-relay", "step-1-relay/relay.cpp", "", {}};
    const companion::Test test{"Todo_1_1.A", false, "Running\n✗ TODO 1.1: a\n  1. b\n\nmore\n",
                               "Failed"};
    EXPECT_EQ(lesson_of(test, step), "✗ TODO 1.1: a\n  1. b\n");
}

TEST(Lesson, IsASentenceWhereTheTestNeverCameToOne) {
    const Step step{1, "relay", "step-1-relay", "step-1-relay/relay.cpp", "", {}};
    const auto lesson = lesson_of({"Todo_1_1.LeavesAlone", false, "last words\n", "Timeout"}, step);
    EXPECT_EQ(lesson,
              "✗ TODO 1.1: \"leaves alone\" did not end: something waits or loops forever.\n"
              "  The last lines that it printed:\nlast words\n"
              "  Look at TODO 1.1 in step-1-relay/relay.cpp.\n");
}

TEST(Process, HandsOutLinesAndKeepsThemAll) {
    std::vector<std::string> lines;
    const auto ended = run({{"sh", "-c", "echo one; echo two >&2; printf three; exit 7"}},
                           [&](std::string_view line) { lines.emplace_back(line); });
    EXPECT_EQ(lines, (std::vector<std::string>{"one", "two", "three"}));
    EXPECT_EQ(ended.output, "one\ntwo\nthree");
    EXPECT_EQ(ended.status, 7);
    EXPECT_EQ(run({{"no such program"}}).status, 127);
}

TEST(Process, IsStoppedWithAllThatItStarted) {
    // The grandchild would hold the pipe open for a minute; this test is over long before.
    std::string first;
    const auto ended = run(
        {{"sh", "-c", "trap '' TERM; sh -c 'echo here; sleep 60' & wait"}},
        [&](std::string_view line) { first = line; }, [&] { return first.empty(); });
    EXPECT_TRUE(ended.cancelled);
}

TEST(Process, NoticesAnEndThatItsOwnParentWouldHaveIgnored) {
    // A parent may hand this down; then the system keeps no exit status for anybody.
    std::signal(SIGCHLD, SIG_IGN);
    int ticks = 0;
    const auto ended = run({{"sh", "-c", "exit 7"}}, {}, [&] {
        if (++ticks == 100)
            throw std::runtime_error("100 ticks, and the end was not noticed");
        return true;
    });
    EXPECT_EQ(ended.status, 7);
}

TEST(Process, DoesNotWaitForWhatItLeftBehind) {
    // The minute is the life of what is left behind; nobody here waits for its end.
    const auto ended = run({{"sh", "-c", "sleep 60 & echo $!"}});
    EXPECT_TRUE(ended.ok());
    run({{"kill", ended.output.substr(0, ended.output.find('\n'))}});
}

} // namespace
