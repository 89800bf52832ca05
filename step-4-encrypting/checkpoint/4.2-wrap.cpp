// TODO 4.2: the wrap.

#include "common/byte_writer.hpp"
#include "encrypting.hpp"
#include "lesson.hpp"
#include "oracle_envelopes.hpp"
#include "people.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

/// One of the inputs of a wrap.
struct Input {
    std::string mistake; // empty if this is the right one
    Bytes bytes;
};

/// Says how `slot` was wrapped, if it was one of the usual mistakes.
std::string how_it_was_wrapped(const Slot& slot, const Person& reader, const Bytes& header) {
    const auto secret = oracle::decapsulate(slot.enc, reader.identity);
    if (!secret)
        return "X25519 refuses the enc in the slot";
    constexpr std::string_view text = "secure-messenger/1 wrap";
    const auto info = ByteWriter().field(text).bytes();
    const std::vector<Input> infos = {
        {"", info},
        {"with an empty info", {}},
        {"with an info that lacks its length", ByteWriter().raw(bytes_of(text)).bytes()},
        {"with the header as info", header}};
    const std::vector<Input> data = {
        {"", header}, {"without associated data", {}}, {"with the info as associated data", info}};
    for (const auto& used_info : infos)
        for (const auto& used_data : data)
            for (const bool zero : {false, true}) {
                const auto [key, base_nonce] = oracle::key_schedule(*secret, used_info.bytes);
                if (!aead_open(key, zero ? Nonce{} : base_nonce, used_data.bytes, slot.wrapped))
                    continue;
                std::string how = "it opens only";
                for (const auto& mistake : {used_info.mistake, used_data.mistake,
                                            std::string(zero ? "with a nonce of zeroes" : "")})
                    how += mistake.empty() ? "" : " " + mistake;
                return how;
            }
    return "the tag does not fit";
}

Slot wrapped(const ContentKey& content_key, const PublicKey& to, const PrivateKey& ephemeral,
             const Bytes& header) {
    step("wrap " + show_bytes(content_key) + " for the key " + show_bytes(to));
    const auto slot = wrap(content_key, to, ephemeral, header);
    expect(slot.has_value(), "a slot", "it returned nothing");
    return *slot;
}

/// The content key that `reader` finds in the slot.
ContentKey unwrapped(const Slot& slot, const Person& reader, const Bytes& header) {
    step(reader.address + " unwraps it");
    const auto content_key = oracle::unwrap(slot, reader.identity, header);
    if (!content_key)
        fail("it opens with the right info and the right header",
             how_it_was_wrapped(slot, reader, header));
    return *content_key;
}

} // namespace

TEST(Todo_4_2, FillsTheSlot) {
    promise("a slot names its recipient, and holds enc and the wrapped content key");
    const auto to = somebody("mary").keys.encryption_key;
    const auto ephemeral = random_array<PrivateKey>();
    const auto content_key = random_array<ContentKey>();
    const auto slot = wrapped(content_key, to, ephemeral, some_header());
    expect_bytes("to", slot.to, to);
    expect_bytes("enc, as encapsulate() returns it", slot.enc,
                 oracle::encapsulate(to, ephemeral)->enc);
    expect(!std::ranges::equal(std::span(slot.wrapped).first(16), content_key),
           "16 encrypted bytes, and a tag of 16 bytes", "the content key in the clear");
}

TEST(Todo_4_2, WrapsForItsRecipient) {
    promise("the recipient unwraps the content key");
    for (int i = 0; i != 10; ++i) {
        const auto mary = somebody("mary");
        const auto content_key = random_array<ContentKey>();
        const auto header = some_header();
        const auto slot =
            wrapped(content_key, mary.keys.encryption_key, random_array<PrivateKey>(), header);
        expect_bytes("the content key that she finds", unwrapped(slot, mary, header), content_key);
    }
}

TEST(Todo_4_2, WrapsForNobodyElse) {
    promise("nobody but the recipient can unwrap the content key");
    const auto mary = somebody("mary");
    const auto eve = somebody("eve");
    const auto header = some_header();
    const auto slot = wrapped(random_array<ContentKey>(), mary.keys.encryption_key,
                              random_array<PrivateKey>(), header);
    unwrapped(slot, mary, header);
    step("eve@example.com tries it too");
    expect(!oracle::unwrap(slot, eve.identity, header), "it does not open", "it opens");
}

TEST(Todo_4_2, WrapsAsTheOtherSideDoes) {
    promise("the same content key, recipient, ephemeral key and header give the same slot");
    for (int i = 0; i != 10; ++i) {
        const auto to = somebody("mary").keys.encryption_key;
        const auto ephemeral = random_array<PrivateKey>();
        const auto content_key = random_array<ContentKey>();
        const auto header = some_header();
        const auto slot = wrapped(content_key, to, ephemeral, header);
        expect_bytes("wrapped", slot.wrapped,
                     oracle::wrap(content_key, to, ephemeral, header)->wrapped);
    }
}

TEST(Todo_4_2, BindsTheWrapToTheHeader) {
    promise("a slot that is moved to another envelope does not open there");
    const auto mary = somebody("mary");
    const auto header = some_header();
    const auto slot = wrapped(random_array<ContentKey>(), mary.keys.encryption_key,
                              random_array<PrivateKey>(), header);
    unwrapped(slot, mary, header);
    step("unwrap the same slot with the header of another message");
    expect(!oracle::unwrap(slot, mary.identity, some_header()), "it does not open", "it opens");
}

TEST(Todo_4_2, WrapsNothingForKeysOfLowOrder) {
    promise("wrap() returns nothing for a key that X25519 refuses, and does not throw");
    const auto content_key = random_array<ContentKey>();
    const auto ephemeral = random_array<PrivateKey>();
    const auto header = some_header();
    wrapped(content_key, somebody("mary").keys.encryption_key, ephemeral, header);
    for (const auto& refused : refused_keys("encryption_key")) {
        step("wrap it for the key " + show_bytes(refused));
        expect(!wrap(content_key, refused, ephemeral, header), "nothing", "a slot");
    }
}
