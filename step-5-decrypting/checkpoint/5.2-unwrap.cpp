// TODO 5.2: the unwrap.

#include "common/byte_writer.hpp"
#include "crypto/hpke.hpp"
#include "lesson.hpp"
#include "oracle_envelopes.hpp"
#include "reader.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

void expect_content_key(const Slot& slot, const Person& reader, const Bytes& header,
                        const ContentKey& expected) {
    step(reader.address + " unwraps a content key");
    const auto content_key = unwrap(slot, reader.identity, header);
    expect(content_key.has_value(), "a content key", "it returned nothing");
    expect_bytes("the content key", *content_key, expected);
}

/// Adds no step, because a caller may check many slots.
void expect_nothing(const std::string& when, const Slot& slot, const Person& reader,
                    const Bytes& header) {
    expect_no_exception("nothing " + when, [&] {
        expect(!unwrap(slot, reader.identity, header), "nothing " + when, "a content key");
    });
}

/// A content key that was wrapped for Mary, and that she has already unwrapped once.
struct Wrapped {
    Wrapped() : slot(*wrap(content_key, mary.keys.encryption_key, ephemeral, header)) {
        step("somebody wraps a content key for Mary");
        expect_content_key(slot, mary, header, content_key);
    }
    Person mary = somebody("mary");
    ContentKey content_key = random_array<ContentKey>();
    PrivateKey ephemeral = random_array<PrivateKey>();
    Bytes header = some_header();
    Slot slot;
};

/// A slot that anybody can make under an enc of low order: with it, X25519 gives zeroes for any
/// private key.
Slot wrapped_under_zeroes(const PublicKey& enc, const PublicKey& to, const Bytes& header) {
    const auto context = ByteWriter().raw(enc).raw(to).bytes();
    const auto eae_prk = labeled_extract(kem_suite_id, {}, "eae_prk", Bytes(32, 0));
    const auto secret = labeled_expand(kem_suite_id, eae_prk, "shared_secret", context, 32);
    const auto info = ByteWriter().field("secure-messenger/1 wrap").bytes();
    const auto [key, nonce] = key_schedule(array_of<Secret<32>>(secret), info);
    const auto wrapped = aead_seal(key, nonce, header, random_bytes(16));
    return {to, enc, array_of<decltype(Slot::wrapped)>(wrapped)};
}

} // namespace

TEST(Todo_5_2, UnwrapsThePublishedContentKeys) {
    promise("unwrap() finds the content keys that were published with their envelopes");
    for (const auto& known : cases("secure_messenger", "envelopes")) {
        const auto envelope = parse_envelope(bytes_in(known, "envelope")).envelope;
        const auto header = envelope_header(envelope);
        for (const auto& identity : cases("secure_messenger", "identities")) {
            const Person reader = {text_in(identity, "address"), identity_in(identity),
                                   public_keys_in(identity)};
            const auto slot =
                std::ranges::find(envelope.slots, reader.keys.encryption_key, &Slot::to);
            if (slot != envelope.slots.end())
                expect_content_key(*slot, reader, header,
                                   array_in<ContentKey>(known, "content_key"));
        }
    }
}

TEST(Todo_5_2, UnwrapsWhatTheOtherSideWraps) {
    promise("I can unwrap what others wrap for me");
    for (int i = 0; i != 10; ++i) {
        const auto mary = somebody("mary");
        const auto content_key = random_array<ContentKey>();
        const auto header = some_header();
        const auto slot =
            oracle::wrap(content_key, mary.keys.encryption_key, random_array<PrivateKey>(), header);
        expect_content_key(slot.value(), mary, header, content_key);
    }
}

TEST(Todo_5_2, NoticesEveryFlippedBit) {
    promise(
        "if a bit of enc, of the wrapped key or of its tag is flipped, unwrap() returns nothing");
    Wrapped is;
    step("flip each bit of enc and of wrapped in turn, and unwrap the slot each time");
    for (std::size_t bit = 0; bit != 32 * 8; ++bit) {
        const auto mask = static_cast<std::uint8_t>(1 << bit % 8);
        const auto place = "when byte " + std::to_string(bit / 8) + " of ";
        auto enc = is.slot;
        enc.enc[bit / 8] ^= mask;
        expect_nothing(place + "enc has changed", enc, is.mary, is.header);
        auto wrapped = is.slot;
        wrapped.wrapped[bit / 8] ^= mask;
        expect_nothing(place + "wrapped has changed", wrapped, is.mary, is.header);
    }
}

TEST(Todo_5_2, UnwrapsInItsOwnEnvelopeOnly) {
    promise("unwrap() returns nothing for a slot that was moved to another envelope");
    Wrapped is;
    step("unwrap it with other headers");
    for (std::size_t byte = 0; byte != is.header.size(); ++byte) {
        auto header = is.header;
        header[byte] ^= 1;
        expect_nothing("when byte " + std::to_string(byte) + " of the header has changed", is.slot,
                       is.mary, header);
    }
    expect_nothing("with the header of another message", is.slot, is.mary, some_header());
    expect_nothing("without a header", is.slot, is.mary, {});
}

TEST(Todo_5_2, UnwrapsForItsReaderOnly) {
    promise("unwrap() returns nothing for somebody else's slot");
    Wrapped is;
    const auto eve = somebody("eve");
    step("eve@example.com unwraps it");
    expect_nothing("for Eve", is.slot, eve, is.header);
    step("eve@example.com unwraps it again, after she has put her own key into the slot");
    is.slot.to = eve.keys.encryption_key;
    expect_nothing("for Eve", is.slot, eve, is.header);
}

TEST(Todo_5_2, RefusesKeysOfLowOrder) {
    promise("unwrap() returns nothing under an enc of low order, although the tag fits: anybody "
            "can make such a slot");
    Wrapped is;
    for (const auto& enc : refused_keys("encryption_key")) {
        step("unwrap what the server has wrapped under the enc " + show_bytes(enc));
        expect_nothing("under this enc",
                       wrapped_under_zeroes(enc, is.mary.keys.encryption_key, is.header), is.mary,
                       is.header);
    }
}
