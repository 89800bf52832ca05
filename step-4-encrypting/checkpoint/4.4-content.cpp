// TODO 4.4: the content.

#include "common/byte_writer.hpp"
#include "encrypting.hpp"
#include "field_lesson.hpp"
#include "lesson.hpp"
#include "mistakes.hpp"
#include "people.hpp"
#include "shown_bytes.hpp"

#include <algorithm>

using namespace lesson;
using namespace messenger;

namespace {

/// The arguments of seal_content().
struct Content {
    Plaintext plaintext;
    ContentKey content_key = random_array<ContentKey>();
    Nonce nonce = random_array<Nonce>();
    Bytes header = some_header();
    Signature signature = random_array<Signature>();
};

Content saying(std::string text) {
    return {{"ben@example.com", today, std::move(text)}};
}

/// The size of a payload without its padding, in bytes.
std::size_t unpadded_size(const Plaintext& plaintext) {
    return 4 + plaintext.from.size() + 4 + 8 + 4 + plaintext.text.size() + 64;
}

/// A content whose payload has `size` bytes, without padding.
Content of_size(std::size_t size) {
    auto content = saying("");
    content.plaintext.text.assign(size - unpadded_size(content.plaintext), 'x');
    return content;
}

std::string how_it_was_sealed(const Content& content, const Bytes& sealed) {
    const auto& [plaintext, key, nonce, header, signature] = content;
    if (aead_open(key, nonce, {}, sealed))
        return "it was sealed without the header as associated data";
    if (aead_open(key, Nonce{}, header, sealed))
        return "it was sealed with a nonce of zeroes";
    if (aead_open(key, nonce, bytes_of(plaintext.from), sealed))
        return "it was sealed with from as associated data";
    return "the tag does not fit";
}

Bytes sealed(const Content& content) {
    const auto& [plaintext, key, nonce, header, signature] = content;
    step("seal " + show(plaintext.text) + " from " + plaintext.from);
    auto ciphertext = seal_content(key, nonce, header, plaintext, signature);
    expect(!ciphertext.empty(), "a ciphertext", "no bytes");
    return ciphertext;
}

/// The payload in the ciphertext that seal_content() makes from `content`.
Bytes payload_of(const Content& content) {
    const auto ciphertext = sealed(content);
    step("open it with the same content key, nonce and header");
    const auto opened = aead_open(content.content_key, content.nonce, content.header, ciphertext);
    if (!opened)
        fail("it opens", how_it_was_sealed(content, ciphertext));
    return *opened;
}

void expect_payload(const Content& content) {
    const auto payload = payload_of(content);
    FieldLesson lesson("the payload", payload);
    lesson.expect_field("from", bytes_of(content.plaintext.from));
    lesson.expect_field("sent_at", ByteWriter().u64(content.plaintext.sent_at).bytes());
    lesson.expect_field("text", bytes_of(content.plaintext.text));
    lesson.expect_raw("the signature as it is", content.signature);
    const auto padding = lesson.rest();
    expect(std::ranges::count(padding, 0) == std::ssize(padding), "zeroes after the signature",
           show_bytes(padding));
}

} // namespace

TEST(Todo_4_4, SealsThePayload) {
    promise("the payload is three fields, the signature, and zeroes");
    expect_payload(saying("Hello Mary!"));
    expect_payload({{"o'brien@example.com", (std::uint64_t{1} << 53) - 1, "x"}});
}

TEST(Todo_4_4, WritesTimesOfAnySize) {
    promise("sent_at has 8 bytes, the most significant first");
    for (const std::uint64_t at : {std::uint64_t{1}, std::uint64_t{0x01020304},
                                   std::uint64_t{1} << 32, (std::uint64_t{1} << 53) - 1})
        expect_payload({{"ben@example.com", at, "Hello Mary!"}});
}

TEST(Todo_4_4, SealsEveryText) {
    promise("a text is sealed unchanged, to its last byte");
    for (const auto* text :
         {"x", "\n", " leading, trailing ", "grüße aus köln", "\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBD",
          "\uFEFFbegins with U+FEFF", "cafe\xCC\x81 noir"})
        expect_payload(saying(text));
    expect_payload(saying(std::string(16'384, 'x')));
}

TEST(Todo_4_4, PadsToWholeBlocks) {
    promise("a payload is padded to the next multiple of 256 bytes, and not at all if its length "
            "is one already");
    for (const std::size_t size :
         {200, 254, 255, 256, 257, 258, 511, 512, 513, 767, 768, 769, 16'383, 16'384, 16'385}) {
        const auto content = of_size(size);
        step("take a payload of " + std::to_string(size) + " bytes before padding");
        expect_equal("bytes after padding", payload_of(content).size(), (size + 255) / 256 * 256);
    }
}

TEST(Todo_4_4, PadsWithZeroes) {
    promise("the padding consists of zeroes");
    for (const std::size_t size : {129, 200, 255, 256, 257, 600})
        expect_payload(of_size(size));
}

TEST(Todo_4_4, HidesTheLengthOfAShortMessage) {
    promise(
        "a short \"yes\" and a longer \"certainly not\" are sealed in the same number of bytes");
    const auto yes = sealed(saying("yes"));
    const auto no = sealed(saying("certainly not"));
    expect_equal("bytes of the second ciphertext", no.size(), yes.size());
}

TEST(Todo_4_4, SealsUnderKeyAndNonce) {
    promise("a different content key or nonce gives a different ciphertext");
    auto content = saying("Hello Mary!");
    const auto first = sealed(content);
    content.nonce[11] ^= 1;
    step("seal the same with another nonce");
    expect(sealed(content) != first, "a different ciphertext", "the same");
    content.nonce[11] ^= 1;
    content.content_key[15] ^= 1;
    step("seal the same with another content key");
    expect(sealed(content) != first, "a different ciphertext", "the same");
}

TEST(Todo_4_4, BindsTheContentToTheHeader) {
    promise("a ciphertext that is moved to another envelope does not open there");
    const auto content = saying("Hello Mary!");
    const auto ciphertext = sealed(content);
    step("open it with the header");
    if (!aead_open(content.content_key, content.nonce, content.header, ciphertext))
        fail("it opens", how_it_was_sealed(content, ciphertext));
    step("open it with the header of another message");
    expect(!aead_open(content.content_key, content.nonce, some_header(), ciphertext),
           "it does not open", "it opens");
}
