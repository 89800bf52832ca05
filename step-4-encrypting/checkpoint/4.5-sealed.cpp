// TODO 4.5: the envelope.

#include "encrypting.hpp"
#include "lesson.hpp"
#include "oracle_envelopes.hpp"
#include "people.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace lesson;
using namespace messenger;

namespace {

/// Everything random in an envelope, drawn by the test.
Randomness random_fresh(std::size_t slots) {
    Randomness randomness = {
        random_array<MessageId>(), random_array<ContentKey>(), random_array<Nonce>(), {}};
    for (std::size_t i = 0; i != slots; ++i)
        randomness.ephemeral.push_back(random_array<PrivateKey>());
    return randomness;
}

std::string slots(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " slot" : " slots");
}

/// Says what is wrong with `bytes`, an envelope for `count` slots that parse_envelope() rejects.
std::string shape_of(const Bytes& bytes, std::size_t count) {
    if (bytes.empty())
        return "no bytes";
    if (bytes[0] != envelope_version)
        return "the version is " + std::to_string(bytes[0]);
    const auto told = bytes.size() < 19 ? 0u : unsigned{bytes[17]} << 8 | bytes[18];
    if (bytes.size() < 19 || told != count)
        return "bytes 17 and 18, the count, say " + std::to_string(told);
    const auto around = 1 + 16 + 2 + count * 96 + 12 + aead_tag_size;
    return "parse_envelope() finds it damaged: it has " + std::to_string(bytes.size()) +
           " bytes, of which " + std::to_string(around) +
           " are around the payload; if those numbers are right, its recipients are not in "
           "ascending order";
}

/// The envelope in `bytes`. Makes the test red unless it has the recipients `to` and the id and
/// nonce of `fresh`.
Envelope parsed(const Bytes& bytes, const std::vector<PublicKey>& to,
                const Randomness& randomness) {
    const auto [shape, envelope] = parse_envelope(bytes);
    expect(shape == Shape::right, "an envelope with " + slots(to.size()),
           shape_of(bytes, to.size()));
    expect_bytes("the message id", envelope.id, randomness.id);
    expect_equal("slots", envelope.slots.size(), to.size());
    for (std::size_t i = 0; i != to.size(); ++i)
        expect_bytes("to, in slot " + std::to_string(i + 1), envelope.slots[i].to, to[i]);
    expect_bytes("the nonce", envelope.nonce, randomness.nonce);
    return envelope;
}

/// What seal() returns, after a check of everything that is visible from outside.
Bytes sealed(const Plaintext& plaintext, const Person& sender, const std::vector<PublicKey>& to,
             const Randomness& randomness) {
    step("seal " + show(plaintext.text) + " from " + plaintext.from + ", with " + slots(to.size()));
    auto bytes = seal(plaintext, sender.identity, to, randomness);
    parsed(bytes, to, randomness);
    return bytes;
}

void expect_readable(const Bytes& envelope, const Person& reader, const Person& sender,
                     const Plaintext& plaintext) {
    step(reader.address + " opens it");
    const auto opened = oracle::open(envelope, reader, sender);
    expect_equal("the outcome", opened.outcome, std::string("readable"));
    expect_equal("who it is from", opened.plaintext.from, plaintext.from);
    expect_equal("when it was sent", opened.plaintext.sent_at, plaintext.sent_at);
    expect_equal("the text", opened.plaintext.text, plaintext.text);
}

/// Seals one message, lets every reader open it, and compares its bytes with the reference's.
void expect_sealed(const Plaintext& plaintext, const Person& sender,
                   const std::vector<Person>& readers) {
    const auto to = sorted_keys(readers);
    const auto randomness = random_fresh(to.size());
    const auto envelope = sealed(plaintext, sender, to, randomness);
    for (const auto& reader : readers)
        expect_readable(envelope, reader, sender, plaintext);
    step("the reference seals the same message, with the same random bytes");
    expect_bytes("the envelope", envelope,
                 oracle::seal(plaintext, sender.identity, to, randomness));
}

bool contains(const Bytes& bytes, std::span<const std::uint8_t> piece) {
    return std::search(bytes.begin(), bytes.end(), piece.begin(), piece.end()) != bytes.end();
}

std::map<std::string, Person> published_people() {
    std::map<std::string, Person> people;
    for (const auto& known : cases("secure_messenger", "identities")) {
        const auto address = text_in(known, "address");
        people[address] = {address, identity_in(known), public_keys_in(known)};
    }
    return people;
}

Randomness published_fresh(const boost::json::object& known) {
    Randomness randomness = {array_in<MessageId>(known, "id"),
                             array_in<ContentKey>(known, "content_key"),
                             array_in<Nonce>(known, "nonce"),
                             {}};
    for (const auto& key : known.at("ephemeral_private_keys_in_order_of_to").as_array())
        randomness.ephemeral.push_back(array_in<PrivateKey>({{"key", key}}, "key"));
    return randomness;
}

} // namespace

TEST(Todo_4_5, SealsThePublishedEnvelopes) {
    promise("seal() reproduces the published envelopes from their published random bytes");
    const auto people = published_people();
    for (const auto& known : cases("secure_messenger", "envelopes")) {
        std::vector<Person> readers;
        for (const auto& address : known.at("recipients").as_array())
            readers.push_back(people.at(std::string(address.as_string())));
        const auto& sender = people.at(text_in(known, "from"));
        const Plaintext plaintext = {sender.address, number_in(known, "sent_at"),
                                     text_in(known, "text_utf8")};
        const auto envelope =
            sealed(plaintext, sender, sorted_keys(readers), published_fresh(known));
        expect_readable(envelope, sender, sender, plaintext);
        expect_bytes("the envelope", envelope, bytes_in(known, "envelope"));
    }
}

TEST(Todo_4_5, SealsForOne) {
    promise("a sender who is alone is the only recipient");
    const auto ben = somebody("ben");
    expect_sealed(says(ben, "Hello me!"), ben, {ben});
}

TEST(Todo_4_5, SealsForAllWhoAreNamed) {
    promise("each recipient can open the envelope, and so can the sender");
    const auto ben = somebody("ben");
    expect_sealed(says(ben, "Hello Mary!"), ben, {ben, somebody("mary")});
    expect_sealed(says(ben, "Hello all!"), ben, {ben, somebody("mary"), somebody("fred")});
}

TEST(Todo_4_5, SealsForNobodyElse) {
    promise("somebody who is not a recipient cannot open the envelope");
    const auto ben = somebody("ben"), mary = somebody("mary"), eve = somebody("eve");
    const auto plaintext = says(ben, "Hello Mary!");
    const auto to = sorted_keys({ben, mary});
    const auto envelope = sealed(plaintext, ben, to, random_fresh(2));
    expect_readable(envelope, mary, ben, plaintext);
    step("eve@example.com tries it too");
    expect_equal("the outcome", oracle::open(envelope, eve, ben).outcome,
                 std::string("not_for_me"));
}

TEST(Todo_4_5, SealsForAThousand) {
    promise("an envelope can have up to 1,000 slots");
    const auto readers = people(1'000);
    const auto& sender = readers.front();
    const auto plaintext = says(sender, "Hello everybody!");
    const auto to = sorted_keys(readers);
    const auto envelope = sealed(plaintext, sender, to, random_fresh(to.size()));
    for (const auto& reader : {readers.front(), readers[500], readers.back()})
        expect_readable(envelope, reader, sender, plaintext);
}

TEST(Todo_4_5, SealsEveryText) {
    promise("recipients read what was written, to the last byte");
    const auto ben = somebody("ben"), mary = somebody("mary");
    for (const auto* text : {"x", "\n", "grüße aus köln", "\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBD",
                             "cafe\xCC\x81", "\uFEFFbegins with U+FEFF"})
        expect_sealed(says(ben, text), ben, {ben, mary});
    expect_sealed(says(ben, std::string(16'384, 'x')), ben, {ben, mary});
    expect_sealed({ben.address, (std::uint64_t{1} << 53) - 1, "far in the future"}, ben, {ben});
}

TEST(Todo_4_5, SealsEveryLength) {
    promise("texts of any length are padded so that the recipients can read them");
    const auto ben = somebody("ben");
    for (const std::size_t size : {100, 156, 157, 158, 159, 160, 412, 413, 414, 415, 416})
        expect_sealed(says(ben, std::string(size, 'x')), ben, {ben});
}

TEST(Todo_4_5, ShowsNothingOfWhatIsInside) {
    promise("the envelope shows neither the text, nor the sender's name, nor a key that opens it");
    const auto ben = somebody("benjamin"), mary = somebody("mary");
    const auto plaintext = says(ben, "Nobody but us knows this.");
    const auto to = sorted_keys({ben, mary});
    const auto randomness = random_fresh(2);
    const auto envelope = sealed(plaintext, ben, to, randomness);
    expect(!contains(envelope, bytes_of("Nobody")), "no word of the text", "the text in the clear");
    expect(!contains(envelope, bytes_of("benjamin")), "no name", "the sender's name in the clear");
    expect(!contains(envelope, ben.keys.signing_key), "no name", "the sender's signing_key");
    expect(!contains(envelope, randomness.content_key), "the content key wrapped",
           "the content key in the clear");
    for (const auto& ephemeral : randomness.ephemeral)
        expect(!contains(envelope, ephemeral), "no ephemeral private key",
               "an ephemeral private key in the clear");
}

TEST(Todo_4_5, UsesAnEphemeralKeyForOneSlotOnly) {
    promise("each slot has an enc of its own, made with the ephemeral key for that slot");
    const auto readers = people(5);
    const auto to = sorted_keys(readers);
    const auto randomness = random_fresh(5);
    const auto envelope =
        parsed(sealed(says(readers[0], "Hello!"), readers[0], to, randomness), to, randomness);
    std::set<PublicKey> encs;
    for (const auto& slot : envelope.slots)
        expect(encs.insert(slot.enc).second, "5 different values of enc",
               show_bytes(slot.enc) + " occurs in two slots");
    for (std::size_t i = 0; i != to.size(); ++i)
        expect_bytes("enc, in slot " + std::to_string(i + 1), envelope.slots[i].enc,
                     oracle::encapsulate(to[i], randomness.ephemeral[i])->enc);
}

TEST(Todo_4_5, RepeatsNothingOverManyMessages) {
    promise(
        "the same text to the same people never looks the same: id, nonce, enc, wrapped content "
        "key and content are new in each envelope");
    const auto ben = somebody("ben"), mary = somebody("mary");
    const auto plaintext = says(ben, "yes");
    std::set<Bytes> seen;
    const auto expect_new = [&](const std::string& what, const auto& bytes) {
        expect(seen.emplace(std::begin(bytes), std::end(bytes)).second, what + " that is new",
               show_bytes(bytes) + " occurred before");
    };
    for (int i = 0; i != 50; ++i) {
        const auto to = recipient_keys({mary.keys.encryption_key}, ben.keys.encryption_key);
        expect_equal("slots", to.size(), 2u);
        const auto randomness = draw_randomness(2);
        expect_equal("ephemeral keys", randomness.ephemeral.size(), 2u);
        const auto bytes = sealed(plaintext, ben, to, randomness);
        expect_readable(bytes, mary, ben, plaintext);
        const auto envelope = parsed(bytes, to, randomness);
        expect_new("a message id", envelope.id);
        expect_new("a nonce", envelope.nonce);
        for (const auto& slot : envelope.slots) {
            expect_new("an enc", slot.enc);
            expect_new("a wrapped content key", slot.wrapped);
        }
        expect_new("a content key", randomness.content_key);
        expect_new("a ciphertext", envelope.ciphertext);
    }
}
