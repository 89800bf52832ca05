// open() takes any bytes, and open_content() any payload that somebody with the content key sealed.
// The first byte of the input chooses: 0 for open(), any other for open_content().

#include "common/address.hpp"
#include "common/text.hpp"
#include "crypto/aead.hpp"
#include "decrypting.hpp"
#include "fuzzer.hpp"

#include <algorithm>

using namespace messenger;

namespace {

constexpr std::uint64_t latest_time = (std::uint64_t{1} << 53) - 1;

void check(const Plaintext& plaintext) {
    fuzz::require(canonical_address(plaintext.from) == plaintext.from, "the sender is canonical");
    fuzz::require(plaintext.sent_at <= latest_time, "the time is at most 2^53 - 1");
    fuzz::require(is_text(plaintext.text), "the text is valid");
}

void fuzz_open(std::span<const std::uint8_t> bytes) {
    const Identity me; // its private keys are zeroes, which the seeds have been sealed for
    Replays replays;
    const auto nobody = [](std::string_view, std::int64_t) { return std::nullopt; };
    const auto opened = open(bytes, 1, me, nobody, replays);
    fuzz::require(opened.outcome != Outcome::readable, "nobody's message is readable");
    fuzz::require(opened.plaintext == Plaintext{}, "nothing leaves unverified");
}

void fuzz_content(std::span<const std::uint8_t> payload) {
    const ContentKey key;
    const Nonce nonce{};
    const auto sealed = aead_seal(key, nonce, {}, payload);
    const auto content = open_content(key, nonce, {}, sealed);
    if (!content)
        return;
    check(content->plaintext);
    const auto again = seal_content(key, nonce, {}, content->plaintext, content->signature);
    fuzz::require(std::ranges::equal(again, sealed), "there is one way to write a payload");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span bytes(data, size);
    if (bytes.empty() || bytes.front() == 0)
        fuzz_open(bytes.subspan(bytes.empty() ? 0 : 1));
    else
        fuzz_content(bytes.subspan(1));
    return 0;
}
