// The armored block.

#include "common/armor.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

const std::string begin = "-----BEGIN SECURE MESSAGE-----\n";
const std::string end = "-----END SECURE MESSAGE-----\n";

} // namespace

TEST(Armour, IsABlockOfLinesOf64Characters) {
    EXPECT_EQ(to_armor(Bytes{}), begin + end);
    EXPECT_EQ(to_armor(bytes_of("foobar")), begin + "Zm9vYmFy\n" + end);
    EXPECT_EQ(to_armor(Bytes(48, 0xFB)),
              begin + "-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7\n" + end);
    EXPECT_EQ(to_armor(Bytes(49, 0)), begin + std::string(64, 'A') + "\nAA\n" + end);
}

TEST(Armour, ComesBack) {
    for (std::size_t size = 0; size != 200; ++size) {
        const auto bytes = random_bytes(size);
        EXPECT_EQ(from_armor(to_armor(bytes)), bytes) << size;
    }
}

TEST(Armour, TakesLinesThatEndWithCrlf) {
    EXPECT_EQ(from_armor("-----BEGIN SECURE MESSAGE-----\r\nZm9vYmFy\r\n"
                         "-----END SECURE MESSAGE-----\r\n"),
              from_armor(begin + "Zm9vYmFy\n" + end));
}

TEST(Armour, IsStrict) {
    ASSERT_TRUE(from_armor(begin + "Zm9vYmFy\n" + end));
    const auto line = std::string(64, 'A') + '\n';
    ASSERT_TRUE(from_armor(begin + line + line + end));
    ASSERT_TRUE(from_armor(begin + line + "AA\n" + end));
    for (const auto& text : {
             std::string(),
             begin,
             end,
             begin + "Zm9vYmFy" + end,
             begin + "Zm9vYmFy\n",
             begin + "Zm9vYmFy\n" + end.substr(0, end.size() - 1),
             begin + "Zm9vYmFy\n" + end + "\n",
             begin + "Zm9vYmFy\n" + end + end,
             begin + "\n" + end,
             begin + "\nZm9vYmFy\n" + end,
             begin + "Zm9vYmFy\n\n" + end,
             begin + line + "\n" + end,
             " " + begin + "Zm9vYmFy\n" + end,
             "\n" + begin + "Zm9vYmFy\n" + end,
             begin + " Zm9vYmFy\n" + end,
             begin + "Zm9v YmFy\n" + end,
             begin + "Zm9vYmFy \n" + end,
             begin + "Zm9vYmFy\r\r\n" + end,
             begin + "Zm9v\nYmFy\n" + end,
             begin + "AA\n" + line + end,
             begin + std::string(65, 'A') + '\n' + end,
             begin + std::string(128, 'A') + '\n' + end,
             begin + "Zg==\n" + end,
             begin + "Zh\n" + end,
             begin + "Z\n" + end,
             begin + "Zm9v+/Fy\n" + end,
             begin + "Zm9v*\n" + end,
             "-----begin secure message-----\nZm9vYmFy\n" + end,
             "-----BEGIN SECURE MESSAGE-----Zm9vYmFy\n" + end,
             begin + "Zm9vYmFy\n-----END SECURE MESSAGE----\n",
         })
        EXPECT_EQ(from_armor(text), std::nullopt) << text;
}
