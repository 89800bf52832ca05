// The shape of an envelope: what is read is what was written, and nothing else is read.

#include "common/byte_writer.hpp"
#include "common/envelope.hpp"
#include "people.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

constexpr std::size_t before_slots = 1 + 16 + 2;
constexpr std::size_t slot_size = 96;

/// Random bytes in the places of everything that is one, recipients in order.
Envelope some_envelope(std::size_t slots, std::size_t blocks = 1) {
    Envelope envelope = {random_array<MessageId>(),
                         {},
                         random_array<Nonce>(),
                         random_bytes(blocks * payload_block + aead_tag_size)};
    for (std::size_t i = 0; i != slots; ++i) {
        auto to = random_array<PublicKey>();
        to[0] = static_cast<std::uint8_t>(i >> 8);
        to[1] = static_cast<std::uint8_t>(i);
        envelope.slots.push_back(
            {to, random_array<PublicKey>(), random_array<decltype(Slot::wrapped)>()});
    }
    return envelope;
}

Shape shape_of(const Bytes& bytes) {
    return parse_envelope(bytes).shape;
}

Shape shape_of(const Envelope& envelope) {
    return shape_of(to_bytes(envelope));
}

void set_count(Bytes& bytes, std::size_t count) {
    bytes[17] = static_cast<std::uint8_t>(count >> 8);
    bytes[18] = static_cast<std::uint8_t>(count);
}

void expect_comes_back(const Envelope& envelope) {
    const auto bytes = to_bytes(envelope);
    const auto [shape, parsed] = parse_envelope(bytes);
    ASSERT_EQ(shape, Shape::right);
    EXPECT_EQ(parsed.id, envelope.id);
    EXPECT_EQ(parsed.nonce, envelope.nonce);
    EXPECT_EQ(parsed.ciphertext, envelope.ciphertext);
    ASSERT_EQ(parsed.slots.size(), envelope.slots.size());
    for (std::size_t i = 0; i != parsed.slots.size(); ++i) {
        EXPECT_EQ(parsed.slots[i].to, envelope.slots[i].to);
        EXPECT_EQ(parsed.slots[i].enc, envelope.slots[i].enc);
        EXPECT_EQ(parsed.slots[i].wrapped, envelope.slots[i].wrapped);
    }
    EXPECT_EQ(to_bytes(parsed), bytes);
}

} // namespace

TEST(Envelope, IsWrittenInItsOrder) {
    const auto envelope = some_envelope(2);
    ByteWriter writer;
    writer.raw(Bytes{0x01}).raw(envelope.id).raw(Bytes{0x00, 0x02});
    for (const auto& slot : envelope.slots)
        writer.raw(slot.to).raw(slot.enc).raw(slot.wrapped);
    writer.raw(envelope.nonce).raw(envelope.ciphertext);
    EXPECT_EQ(to_bytes(envelope), writer.bytes());
    EXPECT_EQ(writer.bytes().size(), before_slots + 2 * slot_size + 12 + 256 + 16);
}

TEST(Envelope, ComesBack) {
    for (const std::size_t slots : {1, 2, 255, 256, 257, 1'000})
        expect_comes_back(some_envelope(slots));
    for (std::size_t blocks = 1; blocks <= most_payload_blocks; ++blocks)
        expect_comes_back(some_envelope(1, blocks));
}

TEST(Envelope, ComesBackAsItWasPublished) {
    for (const auto& known : cases("secure_messenger", "envelopes")) {
        const auto bytes = bytes_in(known, "envelope");
        const auto [shape, envelope] = parse_envelope(bytes);
        ASSERT_EQ(shape, Shape::right);
        EXPECT_EQ(envelope.id, array_in<MessageId>(known, "id"));
        EXPECT_EQ(envelope.nonce, array_in<Nonce>(known, "nonce"));
        EXPECT_EQ(envelope.slots.size(),
                  known.at("ephemeral_private_keys_in_order_of_to").as_array().size());
        EXPECT_EQ(to_bytes(envelope), bytes);
    }
}

TEST(Envelope, HasOneVersion) {
    auto bytes = to_bytes(some_envelope(1));
    ASSERT_EQ(shape_of(bytes), Shape::right);
    for (const int version : {0, 2, 255}) {
        bytes[0] = static_cast<std::uint8_t>(version);
        EXPECT_EQ(shape_of(bytes), Shape::unsupported_version) << version;
    }
    EXPECT_EQ(shape_of(Bytes{2}), Shape::unsupported_version) << "whatever comes behind it";
}

TEST(Envelope, HasNoOtherLength) {
    const auto bytes = to_bytes(some_envelope(3, 2));
    ASSERT_EQ(shape_of(bytes), Shape::right);
    const auto one_block = bytes.size() - payload_block; // whole again, as far as anybody can see
    for (std::size_t size = 0; size != bytes.size(); ++size)
        EXPECT_EQ(shape_of(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size))),
                  size == one_block ? Shape::right : Shape::damaged)
            << size;
    auto longer = bytes;
    for (std::size_t more = 1; more != payload_block; ++more) {
        longer.push_back(0);
        EXPECT_EQ(shape_of(longer), Shape::damaged) << more;
    }
}

TEST(Envelope, HasOneTo66Blocks) {
    EXPECT_EQ(shape_of(some_envelope(1, 0)), Shape::damaged);
    EXPECT_EQ(shape_of(some_envelope(1, 1)), Shape::right);
    EXPECT_EQ(shape_of(some_envelope(1, 66)), Shape::right);
    EXPECT_EQ(shape_of(some_envelope(1, 67)), Shape::damaged);
    for (const std::size_t size : {0, 1, 15, 16, 17, 255, 256, 271, 273}) {
        auto envelope = some_envelope(1);
        envelope.ciphertext.resize(size);
        EXPECT_EQ(shape_of(envelope), Shape::damaged) << size;
    }
}

TEST(Envelope, HasOneTo1000Recipients) {
    EXPECT_EQ(shape_of(some_envelope(0)), Shape::damaged);
    EXPECT_EQ(shape_of(some_envelope(1)), Shape::right);
    EXPECT_EQ(shape_of(some_envelope(1'000)), Shape::right);
    EXPECT_EQ(shape_of(some_envelope(1'001)), Shape::damaged);
}

TEST(Envelope, HasAsManyRecipientsAsItSays) {
    const auto right = to_bytes(some_envelope(3, 2));
    ASSERT_EQ(shape_of(right), Shape::right);
    for (std::size_t count = 0; count != 0x10000; ++count) {
        auto bytes = right;
        set_count(bytes, count);
        EXPECT_EQ(shape_of(bytes), count == 3 ? Shape::right : Shape::damaged) << count;
    }
}

TEST(Envelope, HasItsRecipientsInOrder) {
    for (std::size_t i = 0; i != 3; ++i) {
        auto envelope = some_envelope(4);
        ASSERT_EQ(shape_of(envelope), Shape::right);
        std::swap(envelope.slots[i].to, envelope.slots[i + 1].to);
        EXPECT_EQ(shape_of(envelope), Shape::damaged) << i;
        envelope = some_envelope(4);
        envelope.slots[i].to = envelope.slots[i + 1].to;
        EXPECT_EQ(shape_of(envelope), Shape::damaged) << i << ", doubled";
    }
}

TEST(Envelope, OrdersRecipientsAsBytes) {
    auto envelope = some_envelope(2);
    envelope.slots[0].to.fill(0x7F);
    envelope.slots[1].to.fill(0x80);
    EXPECT_EQ(shape_of(envelope), Shape::right);
    envelope.slots[1].to = envelope.slots[0].to;
    envelope.slots[1].to[31] = 0x80;
    EXPECT_EQ(shape_of(envelope), Shape::right);
    envelope.slots[1].to[31] = 0x7E;
    EXPECT_EQ(shape_of(envelope), Shape::damaged);
}

TEST(Envelope, IsEmptyUnlessItsShapeIsRight) {
    auto bytes = to_bytes(some_envelope(2));
    bytes.pop_back();
    const auto [shape, envelope] = parse_envelope(bytes);
    EXPECT_EQ(shape, Shape::damaged);
    EXPECT_EQ(envelope.id, MessageId{});
    EXPECT_TRUE(envelope.slots.empty());
    EXPECT_TRUE(envelope.ciphertext.empty());
}

TEST(EnvelopeHeader, NamesTheMessageAndItsRecipients) {
    const auto envelope = some_envelope(3);
    ByteWriter writer;
    writer.field("secure-messenger/1 envelope").field(envelope.id);
    for (const auto& slot : envelope.slots)
        writer.field(slot.to);
    EXPECT_EQ(envelope_header(envelope), writer.bytes());
    const std::vector<PublicKey> to = {envelope.slots[0].to, envelope.slots[1].to,
                                       envelope.slots[2].to};
    EXPECT_EQ(envelope_header(envelope.id, to), writer.bytes());
}
