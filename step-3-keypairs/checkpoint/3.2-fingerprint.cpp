// TODO 3.2: the fingerprint.

#include "keypair.hpp"
#include "lesson.hpp"
#include "oracle.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

using namespace lesson;
using namespace messenger;

namespace {

PublicKeys random_keys() {
    return {array_of<PublicKey>(random_bytes(32)), array_of<PublicKey>(random_bytes(32))};
}

/// Calls fingerprint(), as a step of the lesson.
std::string take(const PublicKeys& keys) {
    step("compute the fingerprint of " + show_bytes(keys.encryption_key) + " and " +
         show_bytes(keys.signing_key));
    return fingerprint(keys);
}

} // namespace

TEST(Todo_3_2, IsWhatOthersComputed) {
    promise("fingerprint() agrees with another implementation");
    for (const auto& known : cases("secure_messenger", "identities"))
        expect_equal("the fingerprint", take(public_keys_in(known)), text_in(known, "fingerprint"));
}

TEST(Todo_3_2, IsWhatTheReferenceComputes) {
    promise("fingerprint() agrees with the reference, for any keys");
    for (int i = 0; i != 50; ++i) {
        const auto keys = random_keys();
        expect_equal("the fingerprint", take(keys), oracle::fingerprint(keys));
    }
}

TEST(Todo_3_2, IsEightGroupsOfFourDigits) {
    promise("a fingerprint is 16 bytes in lower-case hexadecimal: eight groups of four digits, "
            "with single spaces");
    for (int i = 0; i != 20; ++i) {
        const auto text = take(random_keys());
        expect_equal("its length", text.size(), 39u);
        for (std::size_t at = 0; at != text.size(); ++at) {
            const auto place = "character " + std::to_string(at) + " of " + show(text) + " is ";
            const bool is_digit =
                std::string_view("0123456789abcdef").find(text[at]) != std::string_view::npos;
            expect(at % 5 == 4 ? text[at] == ' ' : is_digit,
                   place + (at % 5 == 4 ? "a space" : "one of 0123456789abcdef"),
                   "it is " + show(std::string(1, text[at])));
        }
    }
}

TEST(Todo_3_2, IsOfBothKeysInTheirOrder) {
    promise("the fingerprint changes if either of the keys changes, or if they change places");
    const auto keys = random_keys();
    const auto before = take(keys);
    expect_equal("its length", before.size(), 39u);
    for (std::size_t byte = 0; byte != 32; ++byte)
        for (const bool encryption : {true, false}) {
            auto other = keys;
            auto& key = encryption ? other.encryption_key : other.signing_key;
            key[byte] ^= 0x80;
            expect(fingerprint(other) != before, "a different fingerprint when a bit is flipped",
                   "the same one, after a change of byte " + std::to_string(byte) + " of " +
                       (encryption ? "encryption_key" : "signing_key"));
        }
    expect(take({keys.signing_key, keys.encryption_key}) != before,
           "a different fingerprint when the keys change places", "the same one");
}
