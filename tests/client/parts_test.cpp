// The parts of the terminal client that need no network.

#include "client/commands.hpp"
#include "client/descriptor.hpp"
#include "client/display_names.hpp"
#include "client/display_width.hpp"
#include "client/errors.hpp"
#include "client/keyboard.hpp"
#include "client/line_editor.hpp"
#include "client/plain_text.hpp"
#include "client/screen.hpp"
#include "client/server_url.hpp"
#include "common/escape_controls.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <future>
#include <unistd.h>

using namespace messenger;
using namespace messenger::client;
using namespace std::chrono_literals;

namespace {

/// The line after somebody has typed `bytes`, with the cursor shown as |.
std::string typed(std::string_view bytes, int width = 60) {
    use_utf8();
    KeyDecoder keys;
    LineEditor line;
    for (const char byte : bytes)
        if (const auto key = keys.take(byte))
            line.apply(*key);
    const auto view = line.view(width);
    std::string shown;
    int column = 0;
    bool placed = false;
    const auto points = decode(view.text);
    for (const auto point : *points) {
        if (column == view.cursor && !placed && display_width(point) > 0) {
            shown += "|";
            placed = true;
        }
        shown += encode({&point, 1});
        column += display_width(point);
    }
    return placed ? shown : shown + "|";
}

/// For how long this thread has had a processor.
std::chrono::nanoseconds processor_time() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

TEST(Utf8, TellsWhatIsNone) {
    for (const char* bad : {"\x80", "\xC0\xAF", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80",
                            "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF"})
        EXPECT_FALSE(decode(bad)) << bad;
    for (const char* good : {"", "a", "ö", "語", "😀", "\xEF\xBB\xBF"})
        EXPECT_EQ(encode(decode(good).value()), good);
}

TEST(LineEditor, IsEdited) {
    EXPECT_EQ(typed("hallo\x1b[D\x1b[D!"), "hal!|lo");
    EXPECT_EQ(typed("höö\x7f\x7f"
                    "i"),
              "hi|");
    EXPECT_EQ(typed("one two\x17three"), "one three|");
    EXPECT_EQ(typed("abc\x01\x1b[3~x\x05y"), "xbcy|");
    EXPECT_EQ(typed("abc\x1b[H\x0b"), "|");
    EXPECT_EQ(typed("abc\x1bOD\x15"), "|c");
}

TEST(LineEditor, TakesALetterWithItsMarksAsOne) {
    EXPECT_EQ(typed("ae\xCC\x81\x7f"), "a|"); // e and a combining acute accent
    EXPECT_EQ(typed("ae\xCC\x81\x1b[D"), "a|e\xCC\x81");
    EXPECT_EQ(typed("語語\x1b[D"), "語|語");
}

TEST(LineEditor, MovesSidewaysWhenItIsLong) {
    EXPECT_EQ(typed("0123456789", 6), "56789|");
    EXPECT_EQ(typed("0123456789\x01", 6), "|01234");
    EXPECT_EQ(typed("語語語語", 6), "語語|");
}

TEST(LineEditor, SwallowsWhatIsNoKey) {
    EXPECT_EQ(typed("a\x1b[1;5Pb\x1b[15~c\x1bxd"), "abcd|");
    EXPECT_EQ(typed("a\xFF\xC3"
                    "b\x02\x06\x07"),
              "ab|");
}

TEST(LineEditor, KeepsTheLinesOfAPaste) {
    EXPECT_EQ(typed("\x1b[200~one\r\ttwo\x03\x1b[201~"), "one⏎⇥two|");
}

TEST(LineEditor, BringsBackWhatWasTypedBefore) {
    LineEditor line;
    line.apply({Key::Kind::letter, U'a'});
    EXPECT_EQ(line.take(), "a");
    line.apply({Key::Kind::letter, U'b'});
    line.apply({Key::Kind::up});
    EXPECT_EQ(line.view(20).text, "a");
    line.apply({Key::Kind::down});
    EXPECT_EQ(line.view(20).text, "b");
}

TEST(ServerUrl, IsRead) {
    EXPECT_EQ(parse_server_url("http://localhost:8888").authority(), "localhost:8888");
    EXPECT_EQ(parse_server_url("http://localhost/").authority(), "localhost:80");
    EXPECT_EQ(parse_server_url("http://[::1]:81").authority(), "[::1]:81");
    EXPECT_EQ(parse_server_url("http://localhost:443").url(), "http://localhost:443");
    EXPECT_EQ(parse_server_url("https://localhost:8888").url(), "https://localhost:8888");
    EXPECT_EQ(parse_server_url("https://localhost/").url(), "https://localhost:443");
    for (const char* bad : {"", "localhost", "ftp://a", "http://", "http://a:", "http://a:x",
                            "http://a:0", "http://a:65536", "http://a/b", "http://a b",
                            "http://[::1", "http://a\r\nb", "https://", "https:/a"})
        EXPECT_THROW(parse_server_url(bad), FatalError) << bad;
}

TEST(DisplayNames, PutInQuotationMarksWhatCouldDeceive) {
    EXPECT_EQ(display_address("mary@example.com"), "mary@example.com");
    EXPECT_EQ(display_address("mary@example.com(verified)"), "\"mary@example.com(verified)\"");
    DisplayNames names;
    names.add("mary:@evil");
    EXPECT_EQ(names.of("mary:@evil"), "\"mary:@evil\"");
}

TEST(DisplayNames, AreShortUnlessTwoLookAlike) {
    DisplayNames names;
    names.add("mary@example.com");
    EXPECT_EQ(names.of("mary@example.com"), "mary");
    names.add("mary@elsewhere.org");
    EXPECT_EQ(names.of("mary@example.com"), "mary@example.com");
}

TEST(DisplayNames, AreThoseOfThePage) {
    std::ifstream file(NAMES);
    const std::string text{std::istreambuf_iterator(file), {}};
    const auto pairs = boost::json::parse(text);
    for (const auto& pair : pairs.as_array()) {
        const std::string one(pair.at("one").as_string()), other(pair.at("other").as_string());
        DisplayNames names;
        names.add(one);
        names.add(other);
        const bool alike = pair.at("alike").as_bool();
        EXPECT_EQ(names.of(one) == one, alike) << one << " " << other;
        EXPECT_EQ(names.of(other) == other, alike) << one << " " << other;
    }
}

TEST(EscapeControls, LeavesNothingThatReordersHidesOrEndsALine) {
    for (const auto& [raw, shown] : std::vector<std::pair<std::string, std::string>>{
             {"a\u202eb\u202c", "a\\u202eb\\u202c"},
             {"\u2066\u2067\u2068\u2069", "\\u2066\\u2067\\u2068\\u2069"},
             {"\u200e\u200f\u061c", "\\u200e\\u200f\\u061c"},
             {"\u2028\u2029", "\\u2028\\u2029"},
             {"ja\u200bne\u200c\u200d\u2060\ufeff", "ja\\u200bne\\u200c\\u200d\\u2060\\ufeff"},
             {"\u00ad", "\\u00ad"},
             {"\x1b[2J\xC2\x9B", "\\x1b[2J\\x9b"},
             {"grün 語 😀 \u2014 שלום", "grün 語 😀 \u2014 שלום"},
             {"\xE2\x80", "\xE2\x80"}})
        EXPECT_EQ(escape_controls(raw), shown);
}

TEST(PlainText, RefusesWhatTheServerWould) {
    EXPECT_FALSE(why_not_sendable("a\tb\nc"));
    EXPECT_FALSE(why_not_sendable(std::string(16'384, 'a')));
    for (const auto& bad : {std::string(16'385, 'a'), std::string("\xFF"), std::string("\x1b[2J"),
                            std::string("\xC2\x9B"), std::string("a\0b", 3), std::string()})
        EXPECT_TRUE(why_not_sendable(bad)) << bad;
}

TEST(PlainText, NeverUsesARefTwice) {
    const auto extensions = plain_text();
    const auto one = extensions.write("same"), other = extensions.write("same");
    EXPECT_EQ(one.ref.size(), 22u);
    EXPECT_NE(one.ref, other.ref);
}

TEST(Screen, SleepsWhileAPipeIsFull) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    ASSERT_EQ(::fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    while (::write(ends[1], "x", 1) == 1) {
    }
    auto writing = std::async(std::launch::async, [&] {
        const auto before = processor_time();
        write_all(ends[1], "the end");
        ::close(ends[1]);
        return processor_time() - before;
    });
    const auto before = processor_time();
    while (processor_time() - before < 300ms) {
    }
    std::string all;
    char bytes[4096];
    for (ssize_t size; (size = ::read(ends[0], bytes, sizeof bytes)) > 0;)
        all.append(bytes, static_cast<std::size_t>(size));
    ::close(ends[0]);
    EXPECT_TRUE(all.ends_with("xthe end"));
    // Had it tried again and again, it would have worked about as much as this thread has.
    EXPECT_LT(writing.get(), 30ms);
}

TEST(Commands, BeginWithOneSlash) {
    EXPECT_TRUE(Commands::is_command("/who"));
    EXPECT_FALSE(Commands::is_command("//who"));
    EXPECT_FALSE(Commands::is_command("who"));
}
