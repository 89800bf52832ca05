// TODO 3.4: locking. The reference, or the test itself, opens what the learner's code locks.

#include "common/byte_reader.hpp"
#include "common/byte_writer.hpp"
#include "lesson.hpp"
#include "locked_block.hpp"
#include "oracle.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

#include <algorithm>
#include <set>

using namespace lesson;
using namespace messenger;

namespace {

const std::string passphrase = "correct horse battery";

/// The part before the ciphertext.
struct Head {
    unsigned version;
    std::uint32_t iterations;
    Salt salt;
    Nonce nonce;
    PublicKeys keys;
};

Identity known_identity() {
    return identity_in(cases("secure_messenger", "identities").front());
}

/// Locks with the fewest iterations that are allowed, which is fast. Makes the test red unless that
/// gives 177 bytes.
Bytes lock_quickly(const Identity& identity, const std::string& under,
                   std::uint32_t iterations = fewest_iterations) {
    step("lock an identity under " + show(under) +
         " with iterations: " + std::to_string(iterations));
    auto locked = lock_keypair(identity, under, iterations);
    expect_equal("how many bytes lock_keypair() returns", locked.size(), locked_keypair_size);
    return locked;
}

Head head_of(const Bytes& locked) {
    ByteReader reader(locked);
    return {reader.u8(),
            reader.u32(),
            reader.array<Salt>(),
            reader.array<Nonce>(),
            {reader.array<PublicKey>(), reader.array<PublicKey>()}};
}

/// Decrypts the part after the head, without the reference. Empty if the key or `associated_data`
/// does not fit.
std::optional<Bytes> open(const Bytes& locked, const Bytes& associated_data) {
    const auto head = head_of(locked);
    const auto key = key_of(passphrase, head.salt, head.iterations);
    return aead_open(key, head.nonce, associated_data,
                     std::span(locked).subspan(locked_keypair_head));
}

bool contains(const Bytes& bytes, std::span<const std::uint8_t> part) {
    return std::search(bytes.begin(), bytes.end(), part.begin(), part.end()) != bytes.end();
}

void expect_reference_unlocks(const Bytes& locked, const std::string& under,
                              const Identity& identity) {
    step("unlock it with the reference, under " + show(under));
    const auto unlocked = oracle::unlock_keypair(locked, under);
    expect(unlocked.outcome != Unlocking::damaged, "the reference unlocks it",
           "it reports a damaged block: " + show_bytes(locked));
    expect(unlocked.outcome != Unlocking::unsupported_version, "the reference unlocks it",
           "it reports an unsupported version: " + show_bytes(locked));
    expect(unlocked.outcome == Unlocking::unlocked, "the reference unlocks it",
           "the tag does not fit: the key, the nonce, the associated data or the tag is wrong");
    expect_bytes("the X25519 private key inside", unlocked.identity.encryption_private_key,
                 identity.encryption_private_key);
    expect_bytes("the Ed25519 seed inside", unlocked.identity.signing_seed, identity.signing_seed);
}

/// Locks 10 times, and makes the test red unless `part` of the head is different each time, and
/// each of its bytes varies.
template <class Part>
void expect_never_again(const std::string& name, Part Head::*part) {
    step("lock the same identity under the same passphrase 10 times");
    std::vector<Part> seen;
    for (int i = 0; i != 10; ++i) {
        const auto locked = lock_keypair(known_identity(), passphrase, fewest_iterations);
        expect_equal("how many bytes lock_keypair() returns", locked.size(), locked_keypair_size);
        seen.push_back(head_of(locked).*part);
        expect(std::ranges::count(seen, seen.back()) == 1, "a fresh " + name + " each time",
               "this one again: " + show_bytes(seen.back()));
    }
    for (std::size_t byte = 0; byte != seen[0].size(); ++byte)
        expect(
            std::ranges::any_of(seen, [&](const Part& one) { return one[byte] != seen[0][byte]; }),
            "all bytes of the " + name + " are random",
            "byte " + std::to_string(byte) + " was the same each time");
}

} // namespace

TEST(Todo_3_4, WritesTheHead) {
    promise("a locked keypair begins with version, iterations, salt, nonce and both public keys");
    for (const std::uint32_t iterations : {fewest_iterations, std::uint32_t{0x012345}}) {
        for (const auto& known : cases("secure_messenger", "identities")) {
            const auto head = head_of(lock_quickly(identity_in(known), passphrase, iterations));
            expect_equal("the version", head.version, 1u);
            expect_equal("the iterations, big-endian", head.iterations, iterations);
            expect_bytes("encryption_key", head.keys.encryption_key,
                         public_keys_in(known).encryption_key);
            expect_bytes("signing_key", head.keys.signing_key, public_keys_in(known).signing_key);
        }
    }
}

TEST(Todo_3_4, UsuallyTakes600000Iterations) {
    promise("lock_keypair() uses 600,000 iterations unless the caller passes another number");
    step("lock an identity under " + show(passphrase));
    const auto locked = lock_keypair(known_identity(), passphrase);
    expect_equal("how many bytes lock_keypair() returns", locked.size(), locked_keypair_size);
    expect_equal("the iterations", head_of(locked).iterations, 600'000u);
    expect_reference_unlocks(locked, passphrase, known_identity());
}

TEST(Todo_3_4, LocksForTheReference) {
    promise(
        "another implementation unlocks what lock_keypair() returns, and finds the same private "
        "keys");
    for (const std::uint32_t iterations : {fewest_iterations, std::uint32_t{123'456}}) {
        for (int i = 0; i != 3; ++i) {
            const auto identity = oracle::generate_identity();
            expect_reference_unlocks(lock_quickly(identity, passphrase, iterations), passphrase,
                                     identity);
        }
    }
}

TEST(Todo_3_4, KeepsPrivateKeysAsTheyAre) {
    promise("lock_keypair() changes no bit of the private keys");
    for (const int fill : {0xFF, 0x00, 0x55}) {
        Identity identity;
        identity.encryption_private_key.fill(static_cast<std::uint8_t>(fill));
        identity.signing_seed.fill(static_cast<std::uint8_t>(fill));
        expect_reference_unlocks(lock_quickly(identity, passphrase), passphrase, identity);
    }
}

TEST(Todo_3_4, BindsTheHead) {
    promise("the associated data are two fields, the label and the head, so that nobody can change "
            "the head");
    const auto identity = known_identity();
    const auto locked = lock_quickly(identity, passphrase);
    const auto head = std::span(locked).first(locked_keypair_head);
    step("decrypt the ciphertext with the associated data field(\"secure-messenger/1 "
         "locked-keypair\") ‖ field(the 97 bytes)");
    const auto inside = open(locked, associated_data_of(head));
    if (!inside) {
        const Bytes bare(head.begin(), head.end());
        const auto label = std::string("secure-messenger/1 locked-keypair");
        const std::vector<std::pair<std::string, Bytes>> others = {
            {"no associated data at all", {}},
            {"the 97 bytes alone, without the label", bare},
            {"field(the 97 bytes) alone, without the label", ByteWriter().field(head).bytes()},
            {"the label alone, without the 97 bytes", ByteWriter().field(label).bytes()},
            {"the label and the 97 bytes, not in fields",
             ByteWriter().raw(bytes_of(label)).raw(head).bytes()},
            {"the label, not in a field, and field(the 97 bytes)",
             ByteWriter().raw(bytes_of(label)).field(head).bytes()},
            {"field(the label) and the 97 bytes, not in a field",
             ByteWriter().field(label).raw(head).bytes()},
        };
        for (const auto& [what, other] : others)
            expect(!open(locked, other), "the tag fits these associated data",
                   "it fits others: " + what);
        fail("the tag fits these associated data",
             "it does not. The key, the nonce or the associated data are wrong: " +
                 show_bytes(locked));
    }
    const auto expected =
        ByteWriter().raw(identity.encryption_private_key).raw(identity.signing_seed).bytes();
    expect_bytes("the plaintext, X25519 private key ‖ Ed25519 seed", *inside, expected);
}

TEST(Todo_3_4, NeverRepeatsItsSalt) {
    promise("each locked keypair has a fresh salt, so that nobody can compute the keys of likely "
            "passphrases in advance");
    expect_never_again("salt", &Head::salt);
}

TEST(Todo_3_4, NeverRepeatsItsNonce) {
    promise("each locked keypair has a fresh nonce");
    expect_never_again("nonce", &Head::nonce);
}

TEST(Todo_3_4, DrawsSaltAndNonceApart) {
    promise("the salt and the nonce are independent of each other");
    const auto head = head_of(lock_quickly(known_identity(), passphrase));
    const auto front = std::span(head.salt).first(12);
    const auto back = std::span(head.salt).last(12);
    expect(!std::ranges::equal(front, head.nonce) && !std::ranges::equal(back, head.nonce),
           "two draws of random bytes", "the nonce is part of the salt: " + show_bytes(head.nonce));
}

TEST(Todo_3_4, ShowsNoSecret) {
    promise("a locked keypair, which the server stores, contains neither a private key nor the "
            "passphrase in the clear");
    const auto identity = known_identity();
    const auto locked = lock_quickly(identity, passphrase);
    for (const std::size_t begin : {0, 8, 16, 24}) {
        const auto part = [&](const PrivateKey& key) { return std::span(key).subspan(begin, 8); };
        expect(!contains(locked, part(identity.encryption_private_key)), "no secret in the clear",
               "the block contains 8 bytes of the X25519 private key: " +
                   show_bytes(part(identity.encryption_private_key)));
        expect(!contains(locked, part(identity.signing_seed)), "no secret in the clear",
               "the block contains 8 bytes of the Ed25519 seed: " +
                   show_bytes(part(identity.signing_seed)));
    }
    expect(!contains(locked, bytes_of(passphrase).first(8)), "no secret in the clear",
           "the block contains the first 8 bytes of the passphrase");
}

TEST(Todo_3_4, LocksUnderAnyPassphrase) {
    promise("any text can be a passphrase: empty, long, with a NUL, in NFC and in NFD");
    const auto identity = known_identity();
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"", ""},
        {std::string("a\0b", 3), std::string("a\0b", 3)},
        {std::string(5'000, 'x'), std::string(5'000, 'x')},
        {"  spaces  ", "  spaces  "},
        {"\U0001f511 \u00fcber", "\U0001f511 u\u0308ber"},
        {"\U0001f511 u\u0308ber", "\U0001f511 \u00fcber"},
    };
    for (const auto& [locking, unlocking] : pairs)
        expect_reference_unlocks(lock_quickly(identity, locking), unlocking, identity);
}

TEST(Todo_3_4, LocksUnderThisPassphraseOnly) {
    promise("no other passphrase unlocks the keypair");
    const auto identity = known_identity();
    const auto locked = lock_quickly(identity, passphrase);
    expect_reference_unlocks(locked, passphrase, identity);
    for (const auto& wrong :
         {std::string(), passphrase + " ", std::string("Correct horse battery")}) {
        step("unlock it with the reference, under " + show(wrong));
        expect(oracle::unlock_keypair(locked, wrong).outcome == Unlocking::wrong_passphrase,
               "the reference reports a wrong passphrase", "it does not");
    }
}
