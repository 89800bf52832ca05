// TODO 3.5: unlocking. The reference, or the test itself, locks what the learner's code unlocks.

#include "common/byte_writer.hpp"
#include "lesson.hpp"
#include "locked_block.hpp"
#include "oracle.hpp"
#include "sha256_work.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

#include <limits>

using namespace lesson;
using namespace messenger;

namespace {

const std::string passphrase = "correct horse battery";
constexpr std::uint64_t next_to_nothing = 1'000; // blocks of SHA-256

std::string name_of(Unlocking outcome) {
    switch (outcome) {
    case Unlocking::unlocked:
        return "unlocked";
    case Unlocking::unsupported_version:
        return "unsupported_version";
    case Unlocking::damaged:
        return "damaged";
    case Unlocking::wrong_passphrase:
        return "wrong_passphrase";
    }
    return "no outcome at all";
}

Identity known_identity() {
    return identity_in(cases("secure_messenger", "identities").front());
}

LockedBlock known_block() {
    return block_of(known_identity());
}

void expect_unlocks(const Bytes& locked, const std::string& under, const Identity& identity) {
    step("unlock it under " + show(under));
    const auto [outcome, inside] = unlock_keypair(locked, under);
    expect_equal("the outcome", name_of(outcome), name_of(Unlocking::unlocked));
    expect_bytes("the X25519 private key", inside.encryption_private_key,
                 identity.encryption_private_key);
    expect_bytes("the Ed25519 seed", inside.signing_seed, identity.signing_seed);
}

/// Makes the test red unless the outcome is `outcome`, which is not `unlocked`, and no private key
/// is returned. Adds no step to the lesson: some callers try hundreds of blocks.
void expect_outcome(Unlocking outcome, const std::string& when, const Bytes& locked,
                    const std::string& under = passphrase) {
    const auto result = unlock_keypair(locked, under);
    expect_equal("the outcome " + when, name_of(result.outcome), name_of(outcome));
    const bool keeps_quiet = result.identity.encryption_private_key == PrivateKey{} &&
                             result.identity.signing_seed == PrivateKey{};
    expect(keeps_quiet, "zeroes in place of the private keys " + when, "other bytes");
}

/// As expect_outcome(). Makes the test red, too, if PBKDF2 runs.
void expect_outcome_at_once(Unlocking outcome, const std::string& when, const Bytes& locked) {
    const bool works =
        hashes_more_than(next_to_nothing, [&] { expect_outcome(outcome, when, locked); });
    expect(!works, "no work is done " + when, "PBKDF2 runs");
}

/// A valid block. Makes the test red unless it can be unlocked.
Bytes whole_block() {
    step("let the test lock an identity under " + show(passphrase));
    auto locked = seal(known_block(), passphrase);
    expect_unlocks(locked, passphrase, known_identity());
    return locked;
}

/// Flips a bit in one byte at a time, from `begin` up to but not including `end`, and makes the
/// test red unless each change looks like a wrong passphrase.
void expect_no_byte_can_change(std::size_t begin, std::size_t end) {
    auto locked = whole_block();
    step("flip a bit in each of the bytes " + std::to_string(begin) + " to " +
         std::to_string(end - 1) + ", one at a time, and unlock the result");
    for (std::size_t byte = begin; byte != end; ++byte) {
        const auto bit = static_cast<std::uint8_t>(1 << byte % 8);
        locked[byte] ^= bit;
        expect_outcome(Unlocking::wrong_passphrase,
                       "when byte " + std::to_string(byte) + " is changed", locked);
        locked[byte] ^= bit;
    }
}

} // namespace

TEST(Todo_3_5, UnlocksWhatOthersLocked) {
    promise("unlock_keypair() unlocks what another implementation has locked");
    const auto identities = cases("secure_messenger", "identities");
    for (const auto& known : cases("secure_messenger", "locked_keypairs")) {
        const auto address = text_in(known, "address");
        step("take the locked keypair of " + address);
        for (const auto& identity : identities)
            if (text_in(identity, "address") == address)
                expect_unlocks(bytes_in(known, "locked"), text_in(known, "passphrase_utf8"),
                               identity_in(identity));
    }
}

TEST(Todo_3_5, UnlocksWhatTheReferenceLocks) {
    promise("unlock_keypair() unlocks what the reference has locked, with the iterations that the "
            "block names");
    for (const std::uint32_t iterations : {fewest_iterations, std::uint32_t{0x01E24F}}) {
        for (int i = 0; i != 3; ++i) {
            const auto identity = oracle::generate_identity();
            step("let the reference lock an identity under " + show(passphrase) +
                 " with iterations: " + std::to_string(iterations));
            expect_unlocks(oracle::lock_keypair(identity, passphrase, iterations), passphrase,
                           identity);
        }
    }
}

TEST(Todo_3_5, UnlocksUnderAnyPassphrase) {
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
    for (const auto& [locking, unlocking] : pairs) {
        step("let the reference lock an identity under " + show(locking));
        expect_unlocks(oracle::lock_keypair(identity, locking, fewest_iterations), unlocking,
                       identity);
    }
}

TEST(Todo_3_5, ReturnsPrivateKeysAsTheyAre) {
    promise("unlock_keypair() returns exactly the private keys that were locked");
    for (const int fill : {0xFF, 0x00, 0x55}) {
        Identity identity;
        identity.encryption_private_key.fill(static_cast<std::uint8_t>(fill));
        identity.signing_seed.fill(static_cast<std::uint8_t>(fill));
        step("let the test lock two private keys, all of whose bytes are " +
             show_bytes(Bytes(1, static_cast<std::uint8_t>(fill))));
        expect_unlocks(seal(block_of(identity), passphrase), passphrase, identity);
    }
}

TEST(Todo_3_5, TellsAWrongPassphrase) {
    promise("with any other passphrase the outcome is wrong_passphrase, and no private key is "
            "returned");
    const auto locked = whole_block();
    for (const std::string wrong :
         {"", "Correct horse battery", "correct horse battery ", "correct horse", "x"}) {
        step("unlock it under " + show(wrong));
        expect_outcome(Unlocking::wrong_passphrase, "under a wrong passphrase", locked, wrong);
    }
}

TEST(Todo_3_5, NoticesAnotherSaltOrNonce) {
    promise("a changed byte of salt or nonce looks like a wrong passphrase");
    expect_no_byte_can_change(5, 33);
}

TEST(Todo_3_5, NoticesAnotherEncryptionKey) {
    promise("a changed byte of encryption_key looks like a wrong passphrase");
    expect_no_byte_can_change(33, 65);
}

TEST(Todo_3_5, NoticesAnotherSigningKey) {
    promise("a changed byte of signing_key looks like a wrong passphrase");
    expect_no_byte_can_change(65, 97);
}

TEST(Todo_3_5, NoticesAnotherCiphertext) {
    promise("a changed byte of the encrypted private keys looks like a wrong passphrase");
    expect_no_byte_can_change(97, 129);
}

TEST(Todo_3_5, NoticesAnotherCiphertextToItsEnd) {
    promise("a changed byte of the encrypted private keys or of the tag looks like a wrong "
            "passphrase");
    expect_no_byte_can_change(129, locked_keypair_size);
}

TEST(Todo_3_5, NoticesOtherIterations) {
    promise(
        "a changed byte of the iterations looks like a wrong passphrase, or like damage if they "
        "are now outside the limits");
    const auto locked = whole_block();
    step("flip the lowest bit in each of the four bytes of the iterations, one at a time");
    const auto flipped = [&](std::size_t byte) {
        auto other = locked;
        other[byte] ^= 0x01;
        return other;
    };
    expect_outcome_at_once(Unlocking::damaged, "with iterations: 16877216", flipped(1));
    expect_outcome_at_once(Unlocking::damaged, "with iterations: 34464", flipped(2));
    expect_outcome(Unlocking::wrong_passphrase, "with iterations: 100256", flipped(3));
    expect_outcome(Unlocking::wrong_passphrase, "with iterations: 100001", flipped(4));
}

TEST(Todo_3_5, RefusesOtherVersions) {
    promise("any first byte but 0x01 means an unsupported version, whatever follows it");
    const auto locked = whole_block();
    for (const int version : {0x00, 0x02, 0x81, 0xFF}) {
        auto other = locked;
        other[0] = static_cast<std::uint8_t>(version);
        const auto when = "when the first byte is " + show_bytes(Bytes(1, other[0]));
        step("change the first byte to " + show_bytes(Bytes(1, other[0])) +
             ", and unlock the block whole, cut, lengthened, and with 0 iterations");
        expect_outcome_at_once(Unlocking::unsupported_version, when, other);
        expect_outcome_at_once(Unlocking::unsupported_version, when + " and there is no other",
                               {other[0]});
        expect_outcome_at_once(Unlocking::unsupported_version,
                               when + " and the last one is missing",
                               {other.begin(), other.end() - 1});
        other.push_back(0);
        expect_outcome_at_once(Unlocking::unsupported_version, when + " and there is one too many",
                               other);
        std::fill_n(other.begin() + 1, 4, std::uint8_t{0});
        expect_outcome_at_once(Unlocking::unsupported_version, when + " and the iterations are 0",
                               other);
    }
}

TEST(Todo_3_5, RefusesEveryOtherLength) {
    promise("a block that is not 177 bytes long is damaged, and is refused before any work");
    const auto locked = whole_block();
    step("cut it to each length from 0 to 176");
    for (std::size_t size = 0; size != locked.size(); ++size)
        expect_outcome_at_once(
            Unlocking::damaged, "for a block of " + std::to_string(size) + " bytes",
            {locked.begin(), locked.begin() + static_cast<std::ptrdiff_t>(size)});
    step("append bytes to it");
    auto longer = locked;
    for (const std::size_t size : {178, 179, 192, 193, 354, 10'000}) {
        longer.resize(size);
        expect_outcome_at_once(Unlocking::damaged,
                               "for a block of " + std::to_string(size) + " bytes", longer);
    }
}

TEST(Todo_3_5, RefusesHostileIterations) {
    promise("a block with fewer than 100,000 or more than 10,000,000 iterations is damaged, and is "
            "refused before any work");
    whole_block();
    for (const std::uint32_t iterations :
         {99'999u, 1u, 0u, 10'000'001u, 0x80000000u, std::numeric_limits<std::uint32_t>::max()}) {
        auto block = known_block();
        block.iterations = iterations;
        // Where that is quick, the tag fits, so that nothing but the number is wrong.
        const auto locked =
            iterations < fewest_iterations ? seal(block, passphrase) : seal(block, AeadKey{});
        step("unlock a block with iterations: " + std::to_string(iterations));
        expect_outcome_at_once(Unlocking::damaged, "with iterations: " + std::to_string(iterations),
                               locked);
    }
}

TEST(Todo_3_5, RefusesKeysOfLowOrder) {
    promise("a block with an encryption_key of low order is damaged, and is refused before any "
            "work, even if the tag fits");
    whole_block();
    auto block = known_block();
    const auto key = key_of(passphrase, block.salt, block.iterations);
    for (const auto& refused : refused_keys("encryption_key")) {
        block.keys.encryption_key = refused;
        step("unlock a block with the encryption_key " + show_bytes(refused));
        expect_outcome_at_once(Unlocking::damaged, "with this key", seal(block, key));
    }
}

TEST(Todo_3_5, RefusesSigningKeysThatAreNone) {
    promise("a block with a signing_key of small order, or a non-canonical one, is damaged, and is "
            "refused before any work, even if the tag fits");
    whole_block();
    auto block = known_block();
    const auto key = key_of(passphrase, block.salt, block.iterations);
    for (const auto& refused : refused_keys("signing_key")) {
        block.keys.signing_key = refused;
        step("unlock a block with the signing_key " + show_bytes(refused));
        expect_outcome_at_once(Unlocking::damaged, "with this key", seal(block, key));
    }
}

TEST(Todo_3_5, ComparesThePublicKeys) {
    promise("a block is damaged if the private keys inside do not belong to its public keys");
    whole_block();
    const auto other = oracle::public_keys_of(oracle::generate_identity());
    auto block = known_block();
    const auto own = block.keys;
    const auto key = key_of(passphrase, block.salt, block.iterations);
    block.keys = {other.encryption_key, own.signing_key};
    step("unlock a block with somebody else's encryption_key");
    expect_outcome(Unlocking::damaged, "with somebody else's encryption_key", seal(block, key));
    block.keys = {own.encryption_key, other.signing_key};
    step("unlock a block with somebody else's signing_key");
    expect_outcome(Unlocking::damaged, "with somebody else's signing_key", seal(block, key));
    block.keys = other;
    step("unlock a block with both of somebody else's keys");
    expect_outcome(Unlocking::damaged, "with somebody else's keys", seal(block, key));
    step("unlock the same block under a wrong passphrase");
    expect_outcome(Unlocking::wrong_passphrase, "under a wrong passphrase", seal(block, key),
                   "wrong");
}
