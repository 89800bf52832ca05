// X25519.

#include "common/bytes.hpp"
#include "crypto/x25519.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

PrivateKey random_key() {
    return array_of<PrivateKey>(random_bytes(32));
}

} // namespace

TEST(X25519, IsThatOfRfc7748) {
    for (const auto& known : cases("rfc7748"))
        EXPECT_EQ(x25519(array_in<PrivateKey>(known, "scalar"), array_in<PublicKey>(known, "u")),
                  array_in<Secret<32>>(known, "result"));
    const auto& known = vectors("rfc7748").at("diffie_hellman").as_object();
    const auto alice = array_in<PrivateKey>(known, "alice_private_key");
    const auto bob = array_in<PrivateKey>(known, "bob_private_key");
    EXPECT_EQ(to_hex(x25519_public_key(alice)), text_in(known, "alice_public_key"));
    EXPECT_EQ(to_hex(x25519_public_key(bob)), text_in(known, "bob_public_key"));
    const auto shared = array_in<Secret<32>>(known, "shared_secret");
    EXPECT_EQ(x25519(alice, x25519_public_key(bob)), shared);
    EXPECT_EQ(x25519(bob, x25519_public_key(alice)), shared);
}

TEST(X25519, TakesPrivateKeysThatAreNotClamped) {
    const auto& known = vectors("secure_messenger").at("unclamped").as_object();
    const auto key = array_in<PrivateKey>(known, "encryption_private_key");
    const auto before = key;
    EXPECT_EQ(to_hex(x25519_public_key(key)), text_in(known, "encryption_key"));
    const auto other = random_key();
    EXPECT_EQ(x25519(key, x25519_public_key(other)), x25519(other, x25519_public_key(key)));
    EXPECT_EQ(key, before);
    EXPECT_NE(x25519_public_key(PrivateKey{}), PublicKey{});
}

TEST(X25519, ComesToTheSameSecretOnBothSides) {
    for (int i = 0; i != 50; ++i) {
        const auto mine = random_key();
        const auto theirs = random_key();
        const auto secret = x25519(mine, x25519_public_key(theirs));
        ASSERT_TRUE(secret);
        EXPECT_EQ(secret, x25519(theirs, x25519_public_key(mine)));
    }
}

TEST(X25519, RefusesKeysOfLowOrder) {
    const auto mine = random_key();
    const auto refused = refused_keys("encryption_key");
    ASSERT_EQ(refused.size(), 14u);
    for (const auto& key : refused) {
        EXPECT_TRUE(is_refused_encryption_key(key)) << to_hex(key);
        EXPECT_EQ(x25519(mine, key), std::nullopt) << to_hex(key);
    }
}

TEST(X25519, RefusesNoOthers) {
    for (const auto& refused : refused_keys("encryption_key"))
        for (const std::size_t byte : {0, 15, 30}) {
            auto key = refused;
            key[byte] ^= 0x20;
            EXPECT_FALSE(is_refused_encryption_key(key)) << to_hex(key);
        }
    for (const auto& known : cases("secure_messenger", "identities"))
        EXPECT_FALSE(is_refused_encryption_key(array_in<PublicKey>(known, "encryption_key")));
}
