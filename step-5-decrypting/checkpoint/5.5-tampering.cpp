// TODO 5.5: envelopes that somebody has changed on the way.

#include "common/byte_writer.hpp"
#include "lesson.hpp"
#include "reader.hpp"
#include "vectors.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

/// An envelope for three people that has already been read once. The reader has the slot in the
/// middle.
struct Readable {
    Readable() {
        step("somebody seals a message for three people; the reader has the slot in the middle");
        reader.expect_readable(to_bytes(envelope), plaintext);
    }

    void expect(Outcome outcome, const std::string& when, const Bytes& bytes) {
        reader.expect_outcome(outcome, when, bytes);
    }
    void expect(Outcome outcome, const std::string& when, const Envelope& changed) {
        step("open it " + when);
        expect(outcome, when, to_bytes(changed));
    }

    std::vector<Person> people = people_in_order(3);
    const Person& sender = people[0];
    const Person& me = people[1];
    Plaintext plaintext = says(sender, "Hello all!");
    Draft draft{people};
    Envelope envelope = draft.sealing(plaintext, sender);
    Reader reader{me, {sender}};
};

constexpr std::size_t slots_at = 1 + 16 + 2;

/// The outcome for the reader of the second slot after a bit is flipped in byte `byte` of an
/// envelope for three.
Outcome after_a_flip(std::size_t byte, const Bytes& flipped) {
    if (byte == 0)
        return Outcome::unsupported_version;
    if (byte < slots_at || byte >= slots_at + 3 * 96)
        return Outcome::damaged;
    const auto slot = (byte - slots_at) / 96;
    const bool is_to = (byte - slots_at) % 96 < 32;
    if (slot == 1 && is_to) // now somebody else's slot, if it is still in order
        return parse_envelope(flipped).shape == Shape::right ? Outcome::not_for_me
                                                             : Outcome::damaged;
    return slot == 1 || is_to ? Outcome::damaged : Outcome::readable;
}

} // namespace

TEST(Todo_5_5, NoticesEveryFlippedByte) {
    promise("a flipped bit is noticed anywhere, except in enc and wrapped of somebody else's slot, "
            "which only that reader opens");
    Readable is;
    auto bytes = to_bytes(is.envelope);
    step("flip a bit in each of its " + std::to_string(bytes.size()) +
         " bytes in turn, and open it each time");
    for (std::size_t byte = 0; byte != bytes.size(); ++byte) {
        const auto bit = static_cast<std::uint8_t>(1 << byte % 8);
        bytes[byte] ^= bit;
        const auto when = "when byte " + std::to_string(byte) + " has changed";
        const auto expected = after_a_flip(byte, bytes);
        if (expected == Outcome::readable)
            expect_equal("the outcome " + when, name_of(is.reader.open(bytes).outcome),
                         name_of(expected));
        else
            is.expect(expected, when, bytes);
        bytes[byte] ^= bit;
    }
}

TEST(Todo_5_5, NoticesEveryBitOfEnc) {
    promise("all 256 bits of enc in my slot count, even the last one, which X25519 ignores");
    Readable is;
    step("flip each bit of enc in the reader's slot in turn");
    for (std::size_t bit = 0; bit != 256; ++bit) {
        auto envelope = is.envelope;
        envelope.slots[1].enc[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        is.expect(Outcome::damaged, "when bit " + std::to_string(bit) + " of enc is flipped",
                  to_bytes(envelope));
    }
}

TEST(Todo_5_5, RefusesOtherVersions) {
    promise("a first byte other than 01 means another version, whatever follows it");
    Readable is;
    auto bytes = to_bytes(is.envelope);
    step("write each other number into the first byte, of the whole envelope and of one without "
         "the rest");
    for (int version = 0; version != 256; ++version) {
        if (version == envelope_version)
            continue;
        const auto when = "in version " + std::to_string(version);
        bytes[0] = static_cast<std::uint8_t>(version);
        is.expect(Outcome::unsupported_version, when, bytes);
        is.expect(Outcome::unsupported_version, when + ", without the rest", Bytes{bytes[0]});
    }
}

TEST(Todo_5_5, RefusesEveryOtherLength) {
    promise("an envelope that is cut short anywhere, or has bytes after it, is damaged");
    Readable is;
    auto bytes = to_bytes(is.envelope);
    step("cut it to each length from 0 up");
    for (std::size_t size = 0; size != bytes.size(); ++size)
        is.expect(Outcome::damaged, "for " + std::to_string(size) + " bytes",
                  Bytes(bytes.data(), bytes.data() + size));
    step("append bytes to it");
    for (const std::size_t more : {1, 16, 96, 255, 256, 257, 512}) {
        auto longer = bytes;
        longer.resize(bytes.size() + more);
        is.expect(Outcome::damaged, "with " + std::to_string(more) + " more bytes", longer);
    }
}

TEST(Todo_5_5, RefusesOtherCounts) {
    promise("the count is the number of slots, 1 to 1,000");
    Readable is;
    auto bytes = to_bytes(is.envelope);
    for (const int count : {0, 1, 2, 4, 11, 255, 1'000, 1'001, 0x0300, 0xFFFF}) {
        bytes[17] = static_cast<std::uint8_t>(count >> 8);
        bytes[18] = static_cast<std::uint8_t>(count);
        step("open it with the count " + std::to_string(count));
        is.expect(Outcome::damaged, "with this count", bytes);
    }
    auto empty = is.envelope;
    empty.slots.clear();
    is.expect(Outcome::damaged, "without a slot", empty);
}

TEST(Todo_5_5, RefusesMoreThanAThousand) {
    promise("an envelope for 1,001 recipients is damaged, although everything else in it is right");
    Readable is;
    auto crowd = people(1'000);
    crowd.push_back(is.me);
    step("seal it for 1,001 recipients");
    is.expect(Outcome::damaged, "for 1,001 recipients",
              to_bytes(Draft(crowd).sealing(is.plaintext, is.sender)));
}

TEST(Todo_5_5, RefusesOtherBlocks) {
    promise("a ciphertext has 1 to 66 blocks of 256 bytes, and a tag");
    Readable is;
    auto payload = padded(payload_of(is.plaintext, random_array<Signature>()));
    for (const std::size_t size : {0, 128, 255, 257, 384, 67 * 256}) {
        payload.resize(size);
        is.expect(Outcome::damaged, "with a payload of " + std::to_string(size) + " bytes",
                  is.draft.sealing(payload));
    }
}

TEST(Todo_5_5, NoticesOtherRecipients) {
    promise(
        "no recipient can be added, left out or replaced: everybody sees who can read the message");
    Readable is;
    const auto stranger = somebody("eve");
    auto changed = is.envelope;
    changed.slots.erase(changed.slots.begin());
    is.expect(Outcome::damaged, "without the slot before mine", changed);
    changed = is.envelope;
    changed.slots.pop_back();
    is.expect(Outcome::damaged, "without the slot after mine", changed);
    changed = is.envelope;
    changed.slots.erase(changed.slots.begin() + 1);
    is.expect(Outcome::not_for_me, "without my slot", changed);

    changed = is.envelope;
    changed.slots.push_back(*wrap(is.draft.randomness.content_key, stranger.keys.encryption_key,
                                  random_array<PrivateKey>(), is.draft.header()));
    std::ranges::sort(changed.slots, {}, &Slot::to);
    is.expect(Outcome::damaged,
              "with one more slot, for Eve, for whom a reader has wrapped the content key",
              changed);
    changed = is.envelope;
    changed.slots[2].to.fill(0xFF);
    is.expect(Outcome::damaged, "with another key as to in the slot after mine", changed);
}

TEST(Todo_5_5, RefusesRecipientsInAnotherOrder) {
    promise("slots are in ascending order, and none occurs twice");
    Readable is;
    auto changed = is.envelope;
    std::swap(changed.slots[0], changed.slots[2]);
    is.expect(Outcome::damaged, "with the first and the last slot swapped", changed);
    changed = is.envelope;
    std::swap(changed.slots[0], changed.slots[1]);
    is.expect(Outcome::damaged, "with the first two slots swapped", changed);
    for (const int slot : {0, 1, 2}) {
        changed = is.envelope;
        changed.slots.insert(changed.slots.begin() + slot, changed.slots[slot]);
        is.expect(Outcome::damaged, "with slot " + std::to_string(slot + 1) + " twice", changed);
    }
    step("seal it with the slots in descending order, and everything else right");
    auto draft = is.draft;
    std::ranges::reverse(draft.to);
    is.expect(Outcome::damaged, "in this order", to_bytes(draft.sealing(is.plaintext, is.sender)));
}

TEST(Todo_5_5, OpensNoSlotButItsOwn) {
    promise(
        "in other people's slots, only the key counts: what is wrapped there is theirs to open");
    Readable is;
    auto changed = is.envelope;
    for (const int slot : {0, 2}) {
        changed.slots[slot].enc = random_array<PublicKey>();
        changed.slots[slot].wrapped = random_array<decltype(Slot::wrapped)>();
    }
    step("open it with something else in the slots of the others");
    is.reader.expect_readable(to_bytes(changed), is.plaintext);
    for (const auto& refused : refused_keys("encryption_key")) {
        changed.slots[0].enc = refused;
        changed.slots[2].enc = refused;
        step("open it with an enc of low order in the slots of the others");
        is.reader.expect_readable(to_bytes(changed), is.plaintext);
    }
    changed = is.envelope;
    std::swap(changed.slots[0].enc, changed.slots[1].enc);
    std::swap(changed.slots[0].wrapped, changed.slots[1].wrapped);
    is.expect(Outcome::damaged, "with enc and wrapped of the first reader in my slot", changed);
    for (const auto& refused : refused_keys("encryption_key")) {
        changed = is.envelope;
        changed.slots[1].enc = refused;
        is.expect(Outcome::damaged, "with an enc of low order in my slot", changed);
    }
}

TEST(Todo_5_5, RefusesPayloadsThatAreNone) {
    promise("an invalid payload is damage, even if a known sender sealed and signed it");
    Readable is;
    const auto expect_damaged = [&](const std::string& when, const Plaintext& plaintext) {
        is.expect(Outcome::damaged, when, is.draft.sealing(plaintext, is.sender));
    };
    expect_damaged("with an empty text", says(is.sender, ""));
    expect_damaged("with a text of 16,385 bytes", says(is.sender, std::string(16'385, 'x')));
    expect_damaged("with a text that is not UTF-8", says(is.sender, "\xFF"));
    expect_damaged("with control characters", says(is.sender, "\x1B[2J"));
    expect_damaged("sent too late", {is.sender.address, std::uint64_t{1} << 53, "Hello!"});
    expect_damaged("from an address in capitals", {"PERSON0@EXAMPLE.COM", today, "Hello!"});
    auto payload =
        padded(payload_of(is.plaintext, sign(is.sender.identity, is.draft.header(), is.plaintext)));
    payload.back() = 1;
    is.expect(Outcome::damaged, "with padding that is not zero", is.draft.sealing(payload));
    payload.back() = 0;
    payload.resize(512);
    is.expect(Outcome::damaged, "with more padding than needed", is.draft.sealing(payload));
}
