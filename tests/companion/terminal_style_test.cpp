// The same words everywhere: in a log, without colour, on a terminal that can do nothing, in ASCII.

#include "workshop_fixture.hpp"

#include <algorithm>

using Looks = WorkshopFixture;

namespace {

bool has_escapes(const std::string& text) {
    return text.find('\033') != text.npos;
}

} // namespace

TEST_F(Looks, ColourAndSignsOnATerminal) {
    warm_up();
    auto terminal = in_terminal("check 1");
    EXPECT_EQ(terminal.end(), 1);
    EXPECT_TRUE(says(terminal.raw(), "\033[31m✗ red"));
}

TEST_F(Looks, NoColourWhereNobodyWantsIt) {
    warm_up();
    auto terminal = in_terminal("check 1", {{"NO_COLOR", "1"}});
    EXPECT_EQ(terminal.end(), 1);
    EXPECT_TRUE(says(terminal.raw(), "✗ red"));
    for (std::size_t at = 0; (at = terminal.raw().find("\033[", at)) != std::string::npos; ++at)
        EXPECT_EQ(terminal.raw().substr(at, 3), "\033[K"); // the line of progress being taken away
}

TEST_F(Looks, PlainTextInALog) {
    for (const std::string command : {"", "check 1", "diff 1", "doctor"}) {
        const auto ended = in_pipe(command, {{"TERM", "xterm"}});
        EXPECT_FALSE(has_escapes(ended.output)) << ended.output;
        EXPECT_EQ(ended.output.find('\r'), std::string::npos) << ended.output;
    }
}

TEST_F(Looks, PlainTextOnADumbTerminal) {
    auto terminal = in_terminal("check 1", {{"TERM", "dumb"}});
    EXPECT_EQ(terminal.end(), 1);
    EXPECT_FALSE(has_escapes(terminal.raw())) << terminal.raw();
}

TEST_F(Looks, AsciiWhereTheLocaleHasNoMore) {
    backup(with_push("int left_over = 3;"));
    for (const std::string command : {"", "check 1", "hint 1"}) {
        const auto ended = in_pipe(command, {{"LC_ALL", "C"}});
        EXPECT_TRUE(std::ranges::all_of(ended.output, [](unsigned char letter) {
            return letter < 0x80;
        })) << ended.output;
    }
}
