// Passphrases: their normal form, and which ones are refused.

#include "crypto/passphrase.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace messenger;
using namespace std::string_literals;

TEST(Nfc, IsOneTextForWhatLooksTheSame) {
    EXPECT_EQ(nfc("gr\u00fc\u00dfe"), "gr\u00fc\u00dfe");
    EXPECT_EQ(nfc("gru\u0308\u00dfe"), "gr\u00fc\u00dfe");
    EXPECT_EQ(nfc("\u212b"), "\u00c5");                    // the sign of a unit, a letter
    EXPECT_EQ(nfc("a\u0301\u0323"), nfc("a\u0323\u0301")); // marks in another order
    EXPECT_EQ(nfc("\u1112\u1161\u11ab"), "\ud55c");        // Hangul
    EXPECT_EQ(nfc("\u0958"), "\u0915\u093c");              // what NFC takes apart for good
}

TEST(Nfc, LeavesTheRestAsItIs) {
    for (const auto& text : {""s, " "s, "a\0b"s, "\0"s, "  A "s, "\ufeffx"s, "\ufb01"s, "\u2460"s,
                             "\U0001f511"s, "\ufdd0"s, "\U0010ffff"s, "\t\n\x7f"s})
        EXPECT_EQ(nfc(text), text);
}

TEST(Nfc, RefusesWhatIsNotUtf8) {
    ASSERT_NO_THROW(nfc("\xc3\xa9"));
    for (const auto* text : {"\xff", "\xc3", "\xc3(", "\xc0\x80", "\xed\xa0\x80",
                             "\xf4\x90\x80\x80", "\x80", "\xe2\x82", "correct \xfe horse"})
        EXPECT_THROW(nfc(text), std::invalid_argument) << text;
}

TEST(Passphrase, HasEightCharactersOrMore) {
    EXPECT_FALSE(why_not_passphrase("12345678", ""));
    EXPECT_FALSE(why_not_passphrase("schl\u00fcsse", "")); // 8 characters in 9 bytes
    EXPECT_FALSE(why_not_passphrase("        ", ""));
    EXPECT_FALSE(why_not_passphrase("\U0001f511\U0001f511\U0001f511\U0001f511"
                                    "\U0001f511\U0001f511\U0001f511\U0001f511",
                                    ""));
    for (const auto* text : {"", "1234567", "schl\u00fcss", "schlu\u0308ss",
                             "\U0001f511\U0001f511\U0001f511\U0001f511\U0001f511\U0001f511"})
        EXPECT_EQ(why_not_passphrase(text, ""), "A passphrase must have 8 characters or more.")
            << text;
}

TEST(Passphrase, IsNotThePassword) {
    const auto said = "The server has seen your password. Choose a different passphrase.";
    EXPECT_EQ(why_not_passphrase("correct horse", "correct horse"), said);
    EXPECT_EQ(why_not_passphrase("schlu\u0308ssel", "schl\u00fcssel"), said);
    EXPECT_FALSE(why_not_passphrase("correct horse", "correct horse "));
    EXPECT_FALSE(why_not_passphrase("correct horse", ""));
}

TEST(Passphrase, IsUtf8) {
    EXPECT_EQ(why_not_passphrase("correct \xff horse", ""), "A passphrase must be text in UTF-8.");
}

TEST(Passphrase, MayDifferFromAPasswordThatIsNotUtf8) {
    EXPECT_FALSE(why_not_passphrase("correct horse", "correct \xff horse"));
}
