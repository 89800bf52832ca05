// TODO 3.3: from a passphrase to a key.

#include "crypto/aead.hpp"
#include "keypair.hpp"
#include "lesson.hpp"
#include "locked_block.hpp"
#include "oracle.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

using namespace lesson;
using namespace messenger;

namespace {

constexpr std::uint32_t few = 2; // iterations

const Salt salt = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

/// Calls passphrase_key(), as a step of the lesson.
AeadKey make(const std::string& passphrase, const Salt& some_salt, std::uint32_t iterations) {
    step("make a key from " + show(passphrase) + " with the salt " + show_bytes(some_salt) +
         " and iterations: " + std::to_string(iterations));
    return passphrase_key(passphrase, some_salt, iterations);
}

/// Makes the test red unless the passphrase of `known`, a case of tests/vectors.json, gives its
/// key.
void expect_known(const boost::json::object& known) {
    expect_bytes("the key (" + text_in(known, "what") + ")",
                 make(text_in(known, "passphrase_utf8"), array_in<Salt>(known, "salt"),
                      static_cast<std::uint32_t>(number_in(known, "iterations"))),
                 bytes_in(known, "key"));
}

} // namespace

TEST(Todo_3_3, MakesKnownKeys) {
    promise(
        "passphrase_key() derives 16 bytes from the passphrase in NFC, with PBKDF2-HMAC-SHA-256");
    for (const auto& known : cases("passphrase_keys"))
        expect_known(known);
}

TEST(Todo_3_3, MakesTheKeysOfTheReference) {
    promise("passphrase_key() agrees with the reference");
    for (const std::uint32_t iterations : {1u, 2u, 999u, fewest_iterations}) {
        const auto some_salt = array_of<Salt>(random_bytes(16));
        const auto passphrase = to_hex(random_bytes(iterations % 50));
        expect_bytes("the key", make(passphrase, some_salt, iterations),
                     oracle::passphrase_key(passphrase, some_salt, iterations));
    }
}

TEST(Todo_3_3, OpensAKnownLockedKeypair) {
    promise("the key of the right passphrase opens what another implementation has locked");
    for (const auto& known : cases("secure_messenger", "locked_keypairs")) {
        const auto locked = bytes_in(known, "locked");
        const auto head = std::span(locked).first(locked_keypair_head);
        const auto key =
            make(text_in(known, "passphrase_utf8"), array_of<Salt>(head.subspan(5, 16)),
                 locked[1] << 24 | locked[2] << 16 | locked[3] << 8 | locked[4]);
        step("open the ciphertext of the locked keypair of " + text_in(known, "address"));
        const auto inside =
            aead_open(key, array_of<Nonce>(head.subspan(21, 12)), associated_data_of(head),
                      std::span(locked).subspan(locked_keypair_head));
        expect(inside.has_value(), "the key fits", "it does not: " + show_bytes(key));
    }
}

TEST(Todo_3_3, KnowsOneTextInManyForms) {
    promise("a passphrase gives the same key in NFC and in NFD: keyboards differ");
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"gr\u00fc\u00dfe", "gru\u0308\u00dfe"},
        {"caf\u00e9 noir", "cafe\u0301 noir"},
        {"\u00c5ngstr\u00f6m", "\u212bngstro\u0308m"},
        {"\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af"},
        {"\u1e69", "s\u0307\u0323"},
    };
    for (const auto& [composed, decomposed] : pairs) {
        const auto key = make(composed, salt, few);
        expect(key != AeadKey{}, "a key", "zeroes");
        expect_bytes("the same key", make(decomposed, salt, few), key);
    }
}

TEST(Todo_3_3, TellsOtherPassphrasesApart) {
    promise("any other change to a passphrase gives a different key");
    const std::string nul("\0", 1);
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"correct horse", "Correct horse"},
        {"correct horse", "correct horse "},
        {"correct horse", " correct horse"},
        {"correct horse", "correct  horse"},
        {"correct horse", "correct\u00a0horse"}, // a no-break space
        {"\ufb01sch", "fisch"},                  // a ligature, which NFKC would split
        {"stra\u00dfe", "strasse"},
        {"gr\u00fc\u00dfe", "grusse"},
        {"correct" + nul + "horse", "correct" + nul + "house"},
        {"correct" + nul + "horse", "correct"},
        {"\ufeffcorrect", "correct"},
        {std::string(64, 'x') + "a", std::string(64, 'x') + "b"},
        {std::string(1000, 'x') + "a", std::string(1000, 'x') + "b"},
        {"", "x"},
    };
    for (const auto& [one, other] : pairs) {
        const auto key = make(one, salt, few);
        expect(make(other, salt, few) != key, "a different key", "the same: " + show_bytes(key));
    }
}

TEST(Todo_3_3, UsesSaltAndIterations) {
    promise("the key depends on every byte of the salt and on the number of iterations");
    const auto key = make("correct horse", salt, few);
    for (std::size_t byte = 0; byte != salt.size(); ++byte) {
        auto other = salt;
        other[byte] ^= 0x01;
        expect(passphrase_key("correct horse", other, few) != key,
               "a different key after a change of byte " + std::to_string(byte) + " of the salt",
               "the same: " + show_bytes(key));
    }
    expect(make("correct horse", salt, few + 1) != key, "a different key with one more iteration",
           "the same: " + show_bytes(key));
}
