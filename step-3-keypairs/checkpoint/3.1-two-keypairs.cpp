// TODO 3.1: two keypairs.

#include "keypair.hpp"
#include "lesson.hpp"
#include "oracle.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

#include <cstdlib>
#include <set>

using namespace lesson;
using namespace messenger;

namespace {

/// Makes the test red unless every bit is 0 in some of `keys` and 1 in others.
void expect_every_bit_random(const std::string& what, const std::vector<PrivateKey>& keys) {
    for (std::size_t bit = 0; bit != 256; ++bit) {
        std::size_t set = 0;
        for (const auto& key : keys)
            set += key[bit / 8] >> bit % 8 & 1;
        const auto place =
            "bit " + std::to_string(bit % 8) + " of byte " + std::to_string(bit / 8) + " of the ";
        expect(set != 0 && set != keys.size(), place + what + " is random",
               "in all of them it is " + std::string(set == 0 ? "0" : "1"));
    }
}

void expect_public_keys(const Identity& identity, const PublicKeys& expected) {
    step("compute the public keys of " + show_bytes(identity.encryption_private_key) + " and " +
         show_bytes(identity.signing_seed));
    const auto keys = public_keys_of(identity);
    expect_bytes("encryption_key, by X25519", keys.encryption_key, expected.encryption_key);
    expect_bytes("signing_key, by Ed25519", keys.signing_key, expected.signing_key);
}

} // namespace

TEST(Todo_3_1, SharesNoKey) {
    promise("no two identities share a private key, and neither do the two halves of one");
    step("generate 100 identities");
    std::set<Bytes> keys;
    for (int i = 0; i != 100; ++i) {
        const auto identity = generate_identity();
        for (const auto& key : {identity.encryption_private_key, identity.signing_seed}) {
            const bool is_new = keys.emplace(key.begin(), key.end()).second;
            expect(is_new, "200 different private keys",
                   "key " + std::to_string(keys.size() + 1) +
                       " occurred before: " + show_bytes(key));
        }
    }
}

TEST(Todo_3_1, MakesEveryBitRandom) {
    promise("all 32 bytes of both private keys are random, and kept as they are");
    step("generate 128 identities");
    std::vector<PrivateKey> encryption;
    std::vector<PrivateKey> signing;
    for (int i = 0; i != 128; ++i) {
        const auto identity = generate_identity();
        encryption.push_back(identity.encryption_private_key);
        signing.push_back(identity.signing_seed);
    }
    expect_every_bit_random("X25519 private key", encryption);
    expect_every_bit_random("Ed25519 seed", signing);
}

TEST(Todo_3_1, IsNotFooledByASeed) {
    promise("private keys do not come from a generator that repeats itself when it gets the same "
            "seed again");
    step("generate an identity after std::srand(1), twice");
    std::srand(1); // NOLINT: this is what no key should depend on
    const auto first = generate_identity();
    std::srand(1); // NOLINT
    const auto second = generate_identity();
    expect(first.encryption_private_key != second.encryption_private_key &&
               first.signing_seed != second.signing_seed,
           "different keys the second time",
           "both times " + show_bytes(first.encryption_private_key));
}

TEST(Todo_3_1, ComputesKnownPublicKeys) {
    promise("public_keys_of() agrees with another implementation");
    for (const auto& known : cases("secure_messenger", "identities"))
        expect_public_keys(identity_in(known), public_keys_in(known));
}

TEST(Todo_3_1, ComputesThoseOfTheStandards) {
    promise("public_keys_of() computes the public keys of RFC 7748 and RFC 8032");
    const auto& x25519 = vectors("rfc7748").at("diffie_hellman").as_object();
    for (const auto& ed25519 : cases("rfc8032"))
        for (const std::string user : {"alice", "bob"})
            expect_public_keys({array_in<PrivateKey>(x25519, user + "_private_key"),
                                array_in<PrivateKey>(ed25519, "seed")},
                               {array_in<PublicKey>(x25519, user + "_public_key"),
                                array_in<PublicKey>(ed25519, "public_key")});
}

TEST(Todo_3_1, ComputesThoseOfFreshIdentities) {
    promise("public_keys_of() agrees with the reference, for any 32 bytes");
    for (int i = 0; i != 20; ++i) {
        const Identity identity = {array_of<PrivateKey>(random_bytes(32)),
                                   array_of<PrivateKey>(random_bytes(32))};
        expect_public_keys(identity, oracle::public_keys_of(identity));
    }
}

TEST(Todo_3_1, ComputesThoseOfItsOwn) {
    promise("public_keys_of() computes the public keys of the identities that generate_identity() "
            "returns");
    for (int i = 0; i != 20; ++i) {
        const auto identity = generate_identity();
        expect_public_keys(identity, oracle::public_keys_of(identity));
    }
}
