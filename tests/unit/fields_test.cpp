// Bytes in a fixed order: ByteWriter and ByteReader. And bytes that are secret.

#include "common/byte_reader.hpp"
#include "common/byte_writer.hpp"
#include "crypto/aead.hpp"
#include "crypto/keys.hpp"

#include <gtest/gtest.h>

#include <type_traits>

using namespace messenger;

namespace {

Bytes bytes(std::span<const std::uint8_t> span) {
    return {span.begin(), span.end()};
}

} // namespace

TEST(ByteWriter, WritesTheMostSignificantByteFirst) {
    EXPECT_EQ(ByteWriter().u8(0x01).bytes(), (Bytes{0x01}));
    EXPECT_EQ(ByteWriter().u16(0x0102).bytes(), (Bytes{0x01, 0x02}));
    EXPECT_EQ(ByteWriter().u32(0x01020304).bytes(), (Bytes{0x01, 0x02, 0x03, 0x04}));
    EXPECT_EQ(ByteWriter().u64(0xF102030405060708).bytes(),
              (Bytes{0xF1, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08}));
}

TEST(ByteWriter, WritesOneThingBehindTheOther) {
    ByteWriter writer;
    writer.u8(7).raw(Bytes{1, 2}).raw(Bytes{}).u16(3);
    EXPECT_EQ(writer.bytes(), (Bytes{7, 1, 2, 0, 3}));
    EXPECT_EQ(writer.bytes().size(), 5u) << "bytes() leaves them there";
}

TEST(ByteWriter, PutsTheLengthBeforeAField) {
    EXPECT_EQ(ByteWriter().field("ab").field(Bytes{}).bytes(),
              (Bytes{0, 0, 0, 2, 'a', 'b', 0, 0, 0, 0}));
    EXPECT_EQ(bytes(std::span(ByteWriter().field(std::string(258, 'x')).bytes()).first(5)),
              (Bytes{0, 0, 1, 2, 'x'}));
    EXPECT_NE(ByteWriter().field("ab").field("c").bytes(),
              ByteWriter().field("a").field("bc").bytes());
}

TEST(ByteReader, ReadsWhatWasWritten) {
    ByteWriter writer;
    writer.u8(0xFF).u16(0xFFFE).u32(0xFFFFFFFD).u64(0xFFFFFFFFFFFFFFFC);
    writer.field("text").raw(Bytes{1, 2, 3}).u8(4);
    ByteReader reader(writer.bytes());
    EXPECT_EQ(reader.u8(), 0xFF);
    EXPECT_EQ(reader.u16(), 0xFFFE);
    EXPECT_EQ(reader.u32(), 0xFFFFFFFD);
    EXPECT_EQ(reader.u64(), 0xFFFFFFFFFFFFFFFC);
    EXPECT_EQ(text_of(reader.field()), "text");
    EXPECT_EQ(bytes(reader.array<Secret<3>>()), (Bytes{1, 2, 3}));
    EXPECT_THROW(reader.end(), Malformed);
    EXPECT_EQ(bytes(reader.rest()), Bytes{4});
    EXPECT_NO_THROW(reader.end());
    EXPECT_TRUE(reader.rest().empty());
}

TEST(ByteReader, RefusesToGoPastTheEnd) {
    const Bytes three{0, 0, 0};
    EXPECT_NO_THROW(ByteReader(three).raw(3));
    EXPECT_THROW(ByteReader(three).raw(4), Malformed);
    EXPECT_THROW(ByteReader(three).u32(), Malformed);
    EXPECT_THROW(ByteReader(three).u64(), Malformed);
    EXPECT_THROW(ByteReader(three).field(), Malformed);
    EXPECT_THROW((ByteReader(three).array<std::array<std::uint8_t, 4>>()), Malformed);
    EXPECT_THROW(ByteReader({}).u8(), Malformed);
    EXPECT_THROW(ByteReader({}).u16(), Malformed);
}

TEST(ByteReader, RefusesAFieldThatIsLongerThanWhatIsThere) {
    EXPECT_EQ(bytes(ByteReader(Bytes{0, 0, 0, 1, 9}).field()), Bytes{9});
    EXPECT_THROW(ByteReader(Bytes{0, 0, 0, 2, 9}).field(), Malformed);
    EXPECT_THROW(ByteReader(Bytes{0xFF, 0xFF, 0xFF, 0xFF, 9}).field(), Malformed);
}

TEST(Secret, IsZeroAtFirstAndWiped) {
    EXPECT_EQ(bytes(Secret<3>()), Bytes(3, 0));
    Bytes bytes{1, 2, 3};
    wipe(bytes);
    EXPECT_EQ(bytes, Bytes(3, 0));
}

TEST(Secret, LeavesNothingBehind) {
    alignas(Secret<32>) std::array<std::uint8_t, sizeof(Secret<32>)> place{};
    auto* secret = new (place.data()) Secret<32>;
    secret->fill(0xAB);
    ASSERT_EQ(place[31], 0xAB);
    secret->~Secret();
    EXPECT_EQ(Bytes(place.begin(), place.end()), Bytes(sizeof(Secret<32>), 0));
}

TEST(Secret, IsNoPublicKey) {
    EXPECT_TRUE((std::is_assignable_v<PrivateKey&, PrivateKey>));
    EXPECT_FALSE((std::is_assignable_v<PublicKey&, PrivateKey>)) << "enc = ephemeral would send it";
    EXPECT_FALSE((std::is_constructible_v<PublicKey, PrivateKey>));
    EXPECT_FALSE((std::is_convertible_v<PrivateKey&, PublicKey&>));
    EXPECT_FALSE((std::is_convertible_v<const PrivateKey&, const PublicKey&>));
    EXPECT_FALSE((std::is_assignable_v<PrivateKey&, PublicKey>));
    EXPECT_FALSE((std::is_assignable_v<Nonce&, Secret<12>>));
    EXPECT_TRUE((std::is_convertible_v<const PrivateKey&, std::span<const std::uint8_t>>))
        << "what is locked is written as bytes";
}
