// What an address is.

#include "common/address.hpp"

#include <gtest/gtest.h>

using messenger::canonical_address;

TEST(Address, HasOneForm) {
    EXPECT_EQ(canonical_address("mary@example.com"), "mary@example.com");
    EXPECT_EQ(canonical_address(" \tMary@Example.COM\r\n"), "mary@example.com");
    EXPECT_EQ(canonical_address("o'brien@example.com"), "o'brien@example.com");
    EXPECT_EQ(canonical_address("a@b"), "a@b");
    EXPECT_EQ(canonical_address("\"';--@[::1]"), "\"';--@[::1]");
}

TEST(Address, IsNoneWithoutSomethingOnBothSidesOfOneAt) {
    for (const auto* none : {"", " ", "@", "a@", "@b", "ab", "a@b@c", "a@@b"})
        EXPECT_EQ(canonical_address(none), std::nullopt) << none;
}

TEST(Address, IsPrintableAscii) {
    using namespace std::string_view_literals;
    for (const auto none :
         {"a b@c"sv, "a@b\tc"sv, "a@b\0c"sv, "a@b\x7f"sv, "m\xc3\xa4ry@example.com"sv,
          "\xef\xbb\xbf"
          "a@b"sv,
          "a@b\xc2\xa0"sv, "\xe2\x84\xaa@b"sv})
        EXPECT_EQ(canonical_address(none), std::nullopt) << none;
}

TEST(Address, HasAtMost254Bytes) {
    const std::string longest = std::string(252, 'a') + "@b";
    EXPECT_EQ(canonical_address(longest), longest);
    EXPECT_EQ(canonical_address("  " + longest + "  "), longest);
    EXPECT_EQ(canonical_address("a" + longest), std::nullopt);
}
