// TODO 5.3: payloads that no honest sender writes, sealed correctly. Anybody who has my public key
// can seal them.

#include "common/byte_writer.hpp"
#include "contents.hpp"
#include "lesson.hpp"
#include "shown_bytes.hpp"

#include <limits>

using namespace lesson;
using namespace messenger;

namespace {

/// A content, after a valid message in it has been opened once.
Content opened() {
    Content content;
    content.expect_opened(hello());
    return content;
}

Bytes time_of(std::uint64_t at) {
    return ByteWriter().u64(at).bytes();
}

/// Expects a message to be refused with each of `texts` as its text.
void expect_refused_texts(const std::vector<std::string>& texts) {
    const auto content = opened();
    for (const auto& text : texts) {
        step("open a message that says " + show(text) + ", in bytes " + show_bytes(bytes_of(text)));
        auto plaintext = hello();
        plaintext.text = text;
        content.expect_refused("with this text", padded(payload_of(plaintext, content.signature)));
    }
}

} // namespace

TEST(Todo_5_3, RefusesCutPayloads) {
    promise("open_content() returns nothing for a payload that is not a whole number of blocks, "
            "wherever it ends, although the tag fits");
    const auto content = opened();
    const auto payload = padded(payload_of(hello(), content.signature));
    step("seal only the first bytes of a payload, 0 to 255 of them");
    for (std::size_t size = 0; size != payload.size(); ++size)
        content.expect_refused("for a payload of " + std::to_string(size) + " bytes",
                               std::span(payload).first(size));
}

TEST(Todo_5_3, RefusesMissingFields) {
    promise("open_content() returns nothing for a payload that ends before its signature does");
    const auto content = opened();
    step("open a block that has no room for the whole signature");
    auto payload = payload_of(saying_so_much(257), content.signature);
    payload.pop_back();
    content.expect_refused("without the last byte of the signature", payload);
    step("open a block that the text fills completely");
    payload = payload_of(saying_so_much(256 + 64), {});
    content.expect_refused("without a signature", payload);
    step("open a block of zeroes, and one of ff");
    content.expect_refused("for a block of zeroes", Bytes(256, 0));
    content.expect_refused("for 256 bytes of ff", Bytes(256, 0xFF));
}

TEST(Todo_5_3, RefusesLengthsThatLie) {
    promise("open_content() returns nothing if a field claims to be longer than what is left of "
            "the payload");
    const auto content = opened();
    const auto payload = padded(payload_of(hello(), content.signature));
    const auto from = hello().from.size();
    for (const std::size_t field : {std::size_t{0}, 4 + from, 4 + from + 4 + 8})
        for (const std::uint32_t size : {0xFFFFFFFFu, 0x80000000u, 0x0000FFFFu, 257u, 256u}) {
            auto lying = payload;
            const auto length = ByteWriter().u32(size).bytes();
            std::ranges::copy(length, lying.begin() + static_cast<std::ptrdiff_t>(field));
            step("open a payload in which the field at byte " + std::to_string(field) +
                 " claims to have " + std::to_string(size) + " bytes");
            content.expect_refused("with this length", lying);
        }
}

TEST(Todo_5_3, RefusesOtherAddresses) {
    promise("a sender must be a canonical address: one that could be turned into a canonical "
            "address is refused, too");
    const auto content = opened();
    for (const std::string from :
         {"Ben@example.com", "ben@EXAMPLE.com", " ben@example.com", "ben@example.com ",
          "ben@example.com\n", "", "a@", "@b", "ben", "ben@@example.com", "ben@exa@mple.com",
          "ben fox@example.com", "b\xC3\xA9n@example.com", "ben@example.com\x7F"}) {
        step("open a message from " + show(from));
        content.expect_refused("from this sender",
                               padded(payload_of({from, today, "Hello!"}, content.signature)));
    }
    step("open a message from an address with a NUL at its end, and from one of 255 bytes");
    for (const auto& from : {std::string("ben@example.com\0", 16), "a@" + std::string(253, 'b')})
        content.expect_refused("from this sender",
                               padded(payload_of({from, today, "Hello!"}, content.signature)));
}

TEST(Todo_5_3, RefusesOtherTimes) {
    promise(
        "sent_at is at most 2^53 - 1, the largest integer up to which all clients count exactly");
    const Content content;
    constexpr auto limit = std::uint64_t{1} << 53;
    content.expect_opened({"ben@example.com", limit - 1, "Hello!"});
    for (const auto at :
         {limit, limit + 1, limit << 10, std::numeric_limits<std::uint64_t>::max()}) {
        step("open a message that was sent at " + std::to_string(at));
        content.expect_refused(
            "with this time",
            padded(payload_of({"ben@example.com", at, "Hello!"}, content.signature)));
    }
}

TEST(Todo_5_3, RefusesTimesOfOtherLengths) {
    promise("sent_at has 8 bytes");
    const auto content = opened();
    const auto [from, at, text] = hello();
    auto longer = time_of(at), shorter = longer, wide = longer;
    longer.push_back(0);
    shorter.erase(shorter.begin());
    wide.insert(wide.begin(), 8, 0);
    for (const auto& time : {Bytes(), shorter, longer, wide}) {
        step("open a message with a sent_at of " + std::to_string(time.size()) + " bytes");
        content.expect_refused(
            "with this time",
            padded(payload_of(bytes_of(from), time, bytes_of(text), content.signature)));
    }
}

TEST(Todo_5_3, RefusesTextsThatAreNotUtf8) {
    promise("a text that is not valid UTF-8 is refused");
    expect_refused_texts({"\xFF", "\x80", "ab\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80",
                          "\xF4\x90\x80\x80",
                          ("gr\xFC\xDF"
                           "e")});
}

TEST(Todo_5_3, RefusesControlCharacters) {
    promise("a text has no control characters except tab and newline: the others can move the "
            "reader's cursor");
    expect_refused_texts({"a\rb", "\x1B[2J", "\x07", "a\x7F",
                          ("a\xC2\x85"
                           "b"),
                          std::string("a\0b", 3), std::string("a\0", 2)});
}

TEST(Todo_5_3, RefusesTextsOfOtherLengths) {
    promise("a text has 1 to 16,384 bytes");
    Content().expect_opened({"ben@example.com", today, std::string(16'384, 'x')});
    expect_refused_texts({"", std::string(16'385, 'x'), std::string(16'500, 'x')});
}

TEST(Todo_5_3, RefusesMorePadding) {
    promise("more padding than needed is refused: each message has exactly one form");
    const Content content;
    for (const std::size_t size : {200, 256, 300, 512})
        for (const std::size_t more : {256, 512}) {
            const auto plaintext = saying_so_much(size);
            content.expect_opened(plaintext);
            auto payload = padded(payload_of(plaintext, content.signature));
            payload.resize(payload.size() + more);
            step("open it with " + std::to_string(more) + " more zero bytes");
            content.expect_refused("with this much padding", payload);
        }
}

TEST(Todo_5_3, RefusesPaddingThatIsNotZero) {
    promise("every byte of the padding is zero");
    const auto content = opened();
    auto payload = payload_of(hello(), content.signature);
    const auto begin = payload.size();
    payload = padded(payload);
    step("write 01, and then 80, into each byte of the padding");
    for (std::size_t byte = begin; byte != payload.size(); ++byte)
        for (const int value : {0x01, 0x80}) {
            payload[byte] = static_cast<std::uint8_t>(value);
            content.expect_refused("when byte " + std::to_string(byte) + " is not 0", payload);
            payload[byte] = 0;
        }
}
