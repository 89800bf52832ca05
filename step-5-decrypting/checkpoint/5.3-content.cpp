// TODO 5.3: the content, as others seal it, and after the server has changed it.

#include "contents.hpp"
#include "lesson.hpp"
#include "reader.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

using namespace lesson;
using namespace messenger;

namespace {

std::string when_another(std::size_t byte, const std::string& of) {
    return "when byte " + std::to_string(byte) + " of " + of + " has changed";
}

/// The bit to flip in byte `byte`: not the same one in every byte.
std::uint8_t some_bit(std::size_t byte) {
    return static_cast<std::uint8_t>(1 << byte % 8);
}

} // namespace

TEST(Todo_5_3, OpensWhatWasSealed) {
    promise("open_content() returns sender, time, text and signature as they were sealed");
    Content().expect_opened(hello());
    Content().expect_opened({"o'brien@example.com", 1, "x"});
}

TEST(Todo_5_3, OpensThePublishedContents) {
    promise("open_content() reads the contents that were published with their keys");
    for (const auto& known : cases("secure_messenger", "envelopes")) {
        const auto envelope = parse_envelope(bytes_in(known, "envelope")).envelope;
        step("open what " + text_in(known, "from") + " has written");
        const auto payload = open_content(array_in<ContentKey>(known, "content_key"),
                                          array_in<Nonce>(known, "nonce"),
                                          envelope_header(envelope), envelope.ciphertext);
        expect(payload.has_value(), "a payload", "it returned nothing");
        expect_equal("from", payload->plaintext.from, text_in(known, "from"));
        expect_equal("sent_at", payload->plaintext.sent_at, number_in(known, "sent_at"));
        expect_equal("the text", payload->plaintext.text, text_in(known, "text_utf8"));
    }
}

TEST(Todo_5_3, OpensEveryText) {
    promise("every valid text is returned, to its last byte");
    const auto ben = hello().from;
    for (const std::string text : {"x", "\n", "\ta\tb\n", " leading, trailing ", "grüße aus köln",
                                   "\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBD", "cafe\xCC\x81 noir",
                                   "a\xE2\x80\xA8"
                                   "b",
                                   "\xEF\xBB\xBF"
                                   "begins with U+FEFF"})
        Content().expect_opened({ben, today, text});
    Content().expect_opened({ben, today, std::string(16'384, 'x')});
}

TEST(Todo_5_3, OpensEveryLength) {
    promise("a payload may fill its blocks exactly, or need padding");
    for (const std::size_t size : {200, 254, 255, 256, 257, 258, 511, 512, 513, 16'383, 16'384}) {
        step("take a payload of " + std::to_string(size) + " bytes before padding");
        Content().expect_opened(saying_so_much(size));
    }
}

TEST(Todo_5_3, OpensEveryTimeAndAddress) {
    promise(
        "the longest and the shortest address are valid, and so are the first and the last time");
    Content().expect_opened({"a@b", 0, "Hello!"});
    Content().expect_opened({"a@" + std::string(252, 'b'), (std::uint64_t{1} << 53) - 1, "Hello!"});
    Content().expect_opened({"!#$%'*+-/=?^_`{|}~.@[::1]", std::uint64_t{1} << 32, "Hello!"});
}

TEST(Todo_5_3, NoticesEveryOtherCiphertext) {
    promise(
        "if a byte of the ciphertext or of its tag has changed, open_content() returns nothing");
    const Content content;
    content.expect_opened(hello());
    auto ciphertext = content.ciphertext_of(padded(payload_of(hello(), content.signature)));
    step("flip a bit in each byte of the ciphertext, and open it each time");
    for (std::size_t byte = 0; byte != ciphertext.size(); ++byte) {
        ciphertext[byte] ^= some_bit(byte);
        content.expect_nothing(when_another(byte, "the ciphertext"), ciphertext);
        ciphertext[byte] ^= some_bit(byte);
    }
}

TEST(Todo_5_3, NoticesEveryOtherInput) {
    promise("open_content() returns nothing with another key, nonce or header");
    Content content;
    content.expect_opened(hello());
    const auto ciphertext = content.ciphertext_of(padded(payload_of(hello(), content.signature)));
    const auto flip_each_byte = [&](auto& bytes, const std::string& name) {
        step("flip a bit in each byte of " + name + ", and open it each time");
        for (std::size_t byte = 0; byte != bytes.size(); ++byte) {
            bytes[byte] ^= some_bit(byte);
            content.expect_nothing(when_another(byte, name), ciphertext);
            bytes[byte] ^= some_bit(byte);
        }
    };
    flip_each_byte(content.content_key, "the content key");
    flip_each_byte(content.nonce, "the nonce");
    flip_each_byte(content.header, "the header");
}

TEST(Todo_5_3, RefusesEveryOtherLength) {
    promise(
        "open_content() returns nothing for a ciphertext that is cut short, or has bytes after it");
    const Content content;
    content.expect_opened(hello());
    auto ciphertext = content.ciphertext_of(padded(payload_of(hello(), content.signature)));
    step("cut it to each length from 0 up");
    for (std::size_t size = 0; size != ciphertext.size(); ++size)
        content.expect_nothing("for " + std::to_string(size) + " bytes",
                               Bytes(ciphertext.data(), ciphertext.data() + size));
    step("append a byte to it");
    ciphertext.push_back(0);
    content.expect_nothing("with one byte more", ciphertext);
}
