// TODO 5.5: the sender of a message.

#include "forgeries.hpp"
#include "lesson.hpp"
#include "reader.hpp"
#include "shown_bytes.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

/// A message from Ben to Mary and Eve, which Mary has read. They all know each other.
struct Letter {
    Letter() {
        step("Ben seals a message for Mary and Eve");
        reader.expect_readable(to_bytes(draft.sealing(plaintext, ben)), plaintext);
    }

    /// Expects the same message to be forged when it has another signature.
    void expect_forged(const std::string& when, const Signature& signature) {
        step("open it " + when);
        reader.expect_outcome(Outcome::forged, when, to_bytes(draft.sealing(plaintext, signature)));
    }

    Bytes signed_bytes() const { return signed_part(draft.header(), plaintext); }

    Person ben = somebody("ben"), mary = somebody("mary"), eve = somebody("eve");
    Plaintext plaintext = says(ben, "Hello Mary!");
    Draft draft{{ben, mary, eve}};
    Signature genuine = sign(ben.identity, draft.header(), plaintext);
    Reader reader{mary, {ben, mary, eve}};
};

} // namespace

TEST(Todo_5_5, DoesNotKnowEverybody) {
    promise("a sender without a signing key in the directory is unknown, and nothing is shown");
    Letter is;
    const auto envelope = to_bytes(is.draft.sealing(is.plaintext, is.ben));
    step("open it with a directory that does not have Ben");
    Reader(is.mary, {is.mary, is.eve})
        .expect_outcome(Outcome::unknown_sender, "without Ben", envelope);
}

TEST(Todo_5_5, AsksForTheKeyOfThatRow) {
    promise(
        "open() asks for the signing key with the sender's address and the row of the envelope");
    const auto before = somebody("ben"), after = somebody("ben"), mary = somebody("mary");
    Reader reader(mary);
    reader.signing_key_of = [&](std::string_view from,
                                std::int64_t row) -> std::optional<PublicKey> {
        if (from != before.address)
            return std::nullopt;
        return row < 10 ? before.keys.signing_key : after.keys.signing_key;
    };
    step("Ben has new keys from row 10 on");
    const auto plaintext = says(before, "Hello Mary!");
    for (const std::int64_t row : {1, 9, 10, 11}) {
        const auto& ben = row < 10 ? before : after;
        const auto& other = row < 10 ? after : before;
        reader.expect_readable(sealed(plaintext, ben, {ben, mary}), plaintext, row);
        step("open a message that is signed with the other keys, in row " + std::to_string(row));
        reader.expect_outcome(Outcome::forged, "in this row",
                              sealed(plaintext, other, {other, mary}), row);
    }
}

TEST(Todo_5_5, NoticesAnotherSigner) {
    promise("only Ben can write as Ben");
    Letter is;
    is.expect_forged("with a signature by Eve",
                     sign(is.eve.identity, is.draft.header(), is.plaintext));
    is.expect_forged("with a signature by Mary herself",
                     sign(is.mary.identity, is.draft.header(), is.plaintext));
    is.expect_forged("with a signature of zeroes", Signature{});
    is.expect_forged("with a random one", random_array<Signature>());
}

TEST(Todo_5_5, NoticesEveryByteOfTheSignature) {
    promise("if any byte of the signature has changed, the message is forged");
    Letter is;
    step("flip a bit in each byte of the signature in turn, and seal the message with it");
    for (std::size_t byte = 0; byte != is.genuine.size(); ++byte) {
        auto other = is.genuine;
        other[byte] ^= static_cast<std::uint8_t>(1 << byte % 8);
        is.reader.expect_outcome(Outcome::forged,
                                 "when byte " + std::to_string(byte) + " has changed",
                                 to_bytes(is.draft.sealing(is.plaintext, other)));
    }
}

TEST(Todo_5_5, NoticesThatSomethingElseWasSigned) {
    promise("a signature is valid for one sender, time, text, id and list of recipients");
    Letter is;
    auto said = is.plaintext;
    said.text = "Hello Eve!";
    is.expect_forged("with Ben's signature for another text",
                     sign(is.ben.identity, is.draft.header(), said));
    said = is.plaintext;
    said.sent_at += 1;
    is.expect_forged("with Ben's signature for a millisecond later",
                     sign(is.ben.identity, is.draft.header(), said));
    said = is.plaintext;
    said.from = is.eve.address;
    is.expect_forged("with Ben's signature for the same text from Eve",
                     sign(is.ben.identity, is.draft.header(), said));
    is.expect_forged(
        "with Ben's signature for the same text in another envelope to the same people",
        sign(is.ben.identity, Draft({is.ben, is.mary, is.eve}).header(), is.plaintext));
    is.expect_forged("with Ben's signature of the text alone",
                     ed25519_sign(is.ben.identity.signing_seed, bytes_of(is.plaintext.text)));
}

TEST(Todo_5_5, NoticesWhatWasPassedOn) {
    promise(
        "Eve cannot pass on to Mary what Ben wrote to Eve alone, as if he had written it to Mary");
    Letter is;
    const Draft to_eve({is.ben, is.eve});
    step("Eve takes the text and the signature from Ben's message to her, and seals both for Mary");
    auto to_mary = Draft({is.ben, is.mary, is.eve});
    to_mary.randomness.id = to_eve.randomness.id;
    is.reader.expect_outcome(
        Outcome::forged, "with another's signature",
        to_bytes(
            to_mary.sealing(is.plaintext, sign(is.ben.identity, to_eve.header(), is.plaintext))));
}

TEST(Todo_5_5, BelievesNoName) {
    promise("a message that one person signed is not shown as somebody else's");
    Letter is;
    auto plaintext = is.plaintext;
    plaintext.from = is.eve.address;
    step("Eve writes, and signs, in her own name");
    is.reader.expect_readable(to_bytes(is.draft.sealing(plaintext, is.eve)), plaintext);
    step("Eve signs in her own name, and seals the message in Ben's name");
    is.reader.expect_outcome(
        Outcome::forged, "in Ben's name",
        to_bytes(
            is.draft.sealing(is.plaintext, sign(is.eve.identity, is.draft.header(), plaintext))));
    step("Ben writes, but the directory has swapped his signing key and Eve's");
    auto ben = is.ben, eve = is.eve;
    std::swap(ben.keys, eve.keys);
    Reader(is.mary, {ben, eve})
        .expect_outcome(Outcome::forged, "with the keys swapped",
                        to_bytes(is.draft.sealing(is.plaintext, is.ben)));
}

TEST(Todo_5_5, TakesOneFormOfASignatureOnly) {
    promise("nobody can make a second signature out of Ben's: S must be below the group's order");
    Letter is;
    is.expect_forged("with S + L in place of S", with_another_s(is.genuine));
}

TEST(Todo_5_5, RefusesAnRThatIsNone) {
    promise("an R of small order, or in a form that is not canonical, is refused, even if Ben "
            "himself made it");
    Letter is;
    const auto& seed = is.ben.identity.signing_seed;
    is.expect_forged("with an R of small order", with_small_r(seed, is.signed_bytes()));
    is.expect_forged("with an R that is not canonical", with_strange_r(seed, is.signed_bytes()));
}

TEST(Todo_5_5, RefusesKeysThatFitEverything) {
    promise("under a signing key of small order, one signature fits every message: it proves "
            "nothing");
    Letter is;
    step("the directory says that Ben's signing key is " + show_bytes(key_of_nobody()));
    auto ben = is.ben;
    ben.keys.signing_key = key_of_nobody();
    Reader(is.mary, {ben})
        .expect_outcome(Outcome::forged, "with the signature that fits it",
                        to_bytes(is.draft.sealing(is.plaintext, signature_of_nobody())));
}
