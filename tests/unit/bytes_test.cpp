// Bytes as text, and passwords' hashes as they are written down.

#include "common/bytes.hpp"
#include "server/phc.hpp"

#include <gtest/gtest.h>

using namespace messenger;

TEST(Base64, IsThatOfRfc4648) {
    EXPECT_EQ(to_base64(bytes_of("")), "");
    EXPECT_EQ(to_base64(bytes_of("f")), "Zg");
    EXPECT_EQ(to_base64(bytes_of("fo")), "Zm8");
    EXPECT_EQ(to_base64(bytes_of("foobar")), "Zm9vYmFy");
    EXPECT_EQ(to_base64(Bytes{0xfb, 0xff}), "+/8");
    EXPECT_EQ(to_base64url(Bytes{0xfb, 0xff}), "-_8");
}

TEST(Base64, ComesBack) {
    for (std::size_t size = 0; size != 70; ++size) {
        const auto bytes = random_bytes(size);
        EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
        EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
    }
}

TEST(Base64, IsStrict) {
    ASSERT_EQ(from_base64url("Zg"), Bytes{'f'});
    for (const auto* wrong : {"Zg==", "Z", "Zh", "Zg ", " Zg", "Zm9\n", "Z+", "Zm9vY"})
        EXPECT_EQ(from_base64url(wrong), std::nullopt) << wrong;
    EXPECT_EQ(from_base64("-_8"), std::nullopt);
}

TEST(Sha256, IsThatOfFips180) {
    EXPECT_EQ(to_base64(sha256("abc")), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0");
}

TEST(Phc, ComesBack) {
    const Phc phc{.salt = random_bytes(16), .hash = random_bytes(32)};
    const auto text = to_string(phc);
    EXPECT_TRUE(text.starts_with("$scrypt$ln=15,r=8,p=3$"));
    const auto again = parse_phc(text);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->salt, phc.salt);
    EXPECT_EQ(again->hash, phc.hash);
    EXPECT_EQ(again->log_cost, 15u);
}

TEST(Phc, RefusesWhatIsNone) {
    const std::string tail = "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    ASSERT_TRUE(parse_phc("$scrypt$ln=15,r=8,p=3" + tail));
    for (const auto* head :
         {"", "$argon2id$ln=15,r=8,p=3", "$scrypt$ln=40,r=8,p=3", "$scrypt$ln=0,r=8,p=3",
          "$scrypt$ln=015,r=8,p=3", "$scrypt$ln=15,r=9,p=3", "$scrypt$ln=15,r=8,p=17",
          "$scrypt$ln=15,r=8,p=3 ", "$scrypt$ln=-1,r=8,p=3"})
        EXPECT_FALSE(parse_phc(head + tail)) << head;
    EXPECT_FALSE(parse_phc("$scrypt$ln=15,r=8,p=3$$"));
    EXPECT_FALSE(parse_phc("$scrypt$ln=15,r=8,p=3$AAAA$"));
}
