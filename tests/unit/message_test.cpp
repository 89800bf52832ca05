#include "server/message.hpp"

#include <gtest/gtest.h>

#include <sstream>

using namespace messenger;

namespace {

std::string on_the_console(const Message& message) {
    std::ostringstream out;
    out << message;
    return out.str();
}

std::string header_for(std::size_t payload_size) {
    const auto message = Message::binary(std::string(payload_size, 'x'));
    return std::string(message.frame().substr(0, message.size() - payload_size));
}

} // namespace

TEST(Message, KeepsItsPayloadAndKind) {
    const auto text = Message::text("grüße");
    EXPECT_TRUE(text.is_text());
    EXPECT_EQ(text.payload(), "grüße");
    const auto binary = Message::binary(std::string("\0\xff", 2));
    EXPECT_FALSE(binary.is_text());
    EXPECT_EQ(binary.payload(), std::string("\0\xff", 2));
    EXPECT_NE(Message::text("same"), Message::binary("same"));
    EXPECT_EQ(Message::text("same"), Message::text("same"));
}

// RFC 6455 section 5.7 gives these two as examples.
TEST(Message, HasTheFrameOfTheStandard) {
    EXPECT_EQ(Message::text("Hello").frame(), "\x81\x05Hello");
    EXPECT_EQ(header_for(256), std::string("\x82\x7e\x01\x00", 4));
    EXPECT_EQ(header_for(65536), std::string("\x82\x7f\x00\x00\x00\x00\x00\x01\x00\x00", 10));
}

TEST(Message, ChoosesTheShortestLength) {
    EXPECT_EQ(header_for(0), std::string("\x82\x00", 2));
    EXPECT_EQ(header_for(125), "\x82\x7d");
    EXPECT_EQ(header_for(126), std::string("\x82\x7e\x00\x7e", 4));
    EXPECT_EQ(header_for(65535), "\x82\x7e\xff\xff");
}

TEST(Message, CopiesShareTheirBytes) {
    const auto message = Message::text("shared");
    const auto copy = message;
    EXPECT_EQ(copy.frame().data(), message.frame().data());
}

TEST(Console, ShowsTextAsItIs) {
    EXPECT_EQ(on_the_console(Message::text("Grüße, \"Jane\" 👋")), "Grüße, \"Jane\" 👋");
}

TEST(Console, MakesControlCharactersHarmless) {
    EXPECT_EQ(on_the_console(Message::text("a\x1b[2J\r\n\tb\x7f")),
              "a\\x1b[2J\\x0d\\x0a\\x09b\\x7f");
    EXPECT_EQ(on_the_console(Message::text("\u009b31m \u0080")), "\\x9b31m \\x80");
    EXPECT_EQ(on_the_console(Message::text(std::string("a\0b", 3))), "a\\x00b");
    EXPECT_EQ(on_the_console(Message::text("\u00a9")), "\u00a9");
}

TEST(Console, CutsLongMessagesBetweenCharacters) {
    EXPECT_EQ(on_the_console(Message::text(std::string(200, 'x'))), std::string(200, 'x'));
    EXPECT_EQ(on_the_console(Message::text(std::string(201, 'x'))),
              std::string(200, 'x') + "… (201 bytes)");
    EXPECT_EQ(on_the_console(Message::text(std::string(199, 'x') + "ü")),
              std::string(199, 'x') + "… (201 bytes)");
}

TEST(Console, ShowsOnlyTheSizeOfBinaryMessages) {
    EXPECT_EQ(on_the_console(Message::binary("\x1b[2J")), "[4 bytes]");
}
