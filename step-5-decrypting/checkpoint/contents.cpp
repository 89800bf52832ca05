#include "contents.hpp"

#include "lesson.hpp"
#include "reader.hpp"
#include "shown_bytes.hpp"

namespace messenger {

Bytes Content::ciphertext_of(std::span<const std::uint8_t> payload) const {
    return aead_seal(content_key, nonce, header, payload);
}

void Content::expect_opened(const Plaintext& plaintext) const {
    lesson::step("open a message that says " + lesson::show(plaintext.text) + " from " +
                 lesson::show(plaintext.from));
    std::optional<Payload> payload;
    expect_no_exception("a payload", [&] {
        payload = open_content(content_key, nonce, header,
                               ciphertext_of(padded(payload_of(plaintext, signature))));
    });
    lesson::expect(payload.has_value(), "a payload", "it returned nothing");
    lesson::expect_equal("from", payload->plaintext.from, plaintext.from);
    lesson::expect_equal("sent_at", payload->plaintext.sent_at, plaintext.sent_at);
    lesson::expect_equal("bytes of the text", payload->plaintext.text.size(),
                         plaintext.text.size());
    lesson::expect_equal("the text", payload->plaintext.text, plaintext.text);
    lesson::expect_bytes("the signature", payload->signature, signature);
}

void Content::expect_nothing(const std::string& when, const Bytes& ciphertext) const {
    expect_no_exception("nothing " + when, [&] {
        lesson::expect(!open_content(content_key, nonce, header, ciphertext), "nothing " + when,
                       "a payload");
    });
}

void Content::expect_refused(const std::string& when, std::span<const std::uint8_t> payload) const {
    expect_nothing(when, ciphertext_of(payload));
}

Plaintext hello() {
    return {"ben@example.com", today, "Hello Mary!"};
}

Plaintext saying_so_much(std::size_t size) {
    auto plaintext = hello();
    plaintext.text.clear();
    const auto around = payload_of(plaintext, Signature{}).size();
    plaintext.text.assign(size - around, 'x');
    return plaintext;
}

} // namespace messenger
