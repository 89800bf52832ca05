// TODO 4.3: the signature.

#include "common/byte_writer.hpp"
#include "encrypting.hpp"
#include "field_lesson.hpp"
#include "lesson.hpp"
#include "mistakes.hpp"
#include "people.hpp"
#include "shown_bytes.hpp"

using namespace lesson;
using namespace messenger;

namespace {

constexpr std::string_view label = "secure-messenger/1 message";

/// signed_part() as encrypting.hpp defines it.
Bytes should_be_signed(const Bytes& header, const Plaintext& plaintext) {
    const auto sent_at = ByteWriter().u64(plaintext.sent_at).bytes();
    ByteWriter writer;
    writer.field(label).field(header);
    return writer.field(plaintext.from).field(sent_at).field(plaintext.text).bytes();
}

/// Bytes that are signed by mistake, each with a name for the mistake.
std::vector<Mistake> wrong_parts(const Bytes& header, const Plaintext& plaintext) {
    const auto& [from, at, text] = plaintext;
    const auto sent_at = ByteWriter().u64(at).bytes();
    return {
        {"it is a signature of the text alone", ByteWriter().raw(bytes_of(text)).bytes()},
        {"it is a signature of field(text) alone", ByteWriter().field(text).bytes()},
        {"it is a signature of the header alone", header},
        {"the header is not signed",
         ByteWriter().field(label).field(from).field(sent_at).field(text).bytes()},
        {"from is not signed",
         ByteWriter().field(label).field(header).field(sent_at).field(text).bytes()},
        {"sent_at is not signed",
         ByteWriter().field(label).field(header).field(from).field(text).bytes()},
        {"the text is not signed",
         ByteWriter().field(label).field(header).field(from).field(sent_at).bytes()},
        {"it is a signature of no bytes at all", {}},
        {"it is a signature of the SHA-256 of what should be signed",
         sha256(should_be_signed(header, plaintext))},
    };
}

std::string how_it_was_signed(const Signature& signature, const Person& sender, const Bytes& header,
                              const Plaintext& plaintext) {
    const auto key = ed25519_public_key(sender.identity.encryption_private_key);
    if (ed25519_verify(key, should_be_signed(header, plaintext), signature))
        return "it is signed with encryption_private_key";
    for (const auto& [how, part] : wrong_parts(header, plaintext))
        if (ed25519_verify(sender.keys.signing_key, part, signature))
            return how;
    return show_bytes(signature) + " does not verify";
}

void expect_signed_part(const Bytes& header, const Plaintext& plaintext) {
    step("compute signed_part() of " + show(plaintext.text) + " from " + plaintext.from + " at " +
         std::to_string(plaintext.sent_at));
    const auto bytes = signed_part(header, plaintext);
    FieldLesson lesson("the signed bytes", bytes);
    lesson.expect_field("\"" + std::string(label) + "\"", bytes_of(label));
    lesson.expect_field("header", header);
    lesson.expect_field("from", bytes_of(plaintext.from));
    lesson.expect_field("sent_at", ByteWriter().u64(plaintext.sent_at).bytes());
    lesson.expect_field("text", bytes_of(plaintext.text));
    expect_bytes("after the text", lesson.rest(), {});
}

Signature expect_signature(const Person& sender, const Bytes& header, const Plaintext& plaintext) {
    step(sender.address + " signs " + show(plaintext.text));
    const auto signature = sign(sender.identity, header, plaintext);
    if (!ed25519_verify(sender.keys.signing_key, should_be_signed(header, plaintext), signature))
        fail("a signature that verifies with the sender's signing_key",
             how_it_was_signed(signature, sender, header, plaintext));
    return signature;
}

void expect_other_signature(const std::string& what, const Signature& signature,
                            const Person& sender, const Bytes& header, const Plaintext& plaintext) {
    step("sign the same with another " + what);
    expect(sign(sender.identity, header, plaintext) != signature, "a different signature",
           "the same: " + what + " is not signed");
}

} // namespace

TEST(Todo_4_3, WritesDownWhatIsSigned) {
    promise("five fields are signed: a label, the header, from, sent_at and the text");
    expect_signed_part(some_header(), {"ben@example.com", today, "Hello Mary!"});
    expect_signed_part(some_header(),
                       {"o'brien@example.com", today + 1, "grüße\n👋🏽 \xEF\xBB\xBF"});
    expect_signed_part(some_header(), {"ben@example.com", today + 2, "x"});
    expect_signed_part(some_header(), {"ben@example.com", today + 3, std::string(16'384, 'x')});
}

TEST(Todo_4_3, WritesTimesOfAnySize) {
    promise("sent_at has 8 bytes, the most significant first");
    for (const std::uint64_t at : {std::uint64_t{1}, std::uint64_t{0x01020304},
                                   std::uint64_t{1} << 32, today, (std::uint64_t{1} << 53) - 1})
        expect_signed_part(some_header(), {"ben@example.com", at, "Hello Mary!"});
}

TEST(Todo_4_3, KeepsItsPartsApart) {
    promise("two different messages never have the same signed bytes");
    step("compute signed_part() of \"com!\" from ben@example.");
    const auto header = some_header();
    const auto one = signed_part(header, {"ben@example.", today, "com!"});
    expect(!one.empty(), "the signed bytes", "no bytes");
    step("compute signed_part() of \"!\" from ben@example.com");
    const auto other = signed_part(header, {"ben@example.com", today, "!"});
    expect(one != other, "different bytes", "the same bytes");
}

TEST(Todo_4_3, SignsAsTheSender) {
    promise("everybody who has the sender's signing_key can verify the signature");
    for (int i = 0; i != 5; ++i) {
        const auto ben = somebody("ben");
        expect_signature(ben, some_header(), says(ben, "Hello Mary!"));
    }
}

TEST(Todo_4_3, SignsEverything) {
    promise("a signature is valid for one message only: for its header, and so its id and its "
            "recipients, and for from, sent_at and the text");
    const auto ben = somebody("ben");
    const auto id = random_array<MessageId>();
    const auto readers = people(3);
    const auto header = envelope_header(id, sorted_keys(readers));
    const auto plaintext = says(ben, "Hello Mary!");
    const auto signature = expect_signature(ben, header, plaintext);
    const auto fewer = sorted_keys({readers[0], readers[1]});
    expect_other_signature("list of recipients", signature, ben, envelope_header(id, fewer),
                           plaintext);
    expect_other_signature("message id", signature, ben,
                           envelope_header(random_array<MessageId>(), sorted_keys(readers)),
                           plaintext);
    expect_other_signature("from", signature, ben, header,
                           {"mary@example.com", plaintext.sent_at, plaintext.text});
    expect_other_signature("sent_at", signature, ben, header,
                           {plaintext.from, plaintext.sent_at + 1, plaintext.text});
    expect_other_signature("text", signature, ben, header, says(ben, "Hello Mary?"));
}
