// Ed25519.

#include "common/bytes.hpp"
#include "crypto/ed25519.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

PrivateKey random_seed() {
    return array_of<PrivateKey>(random_bytes(32));
}

} // namespace

TEST(Ed25519, IsThatOfRfc8032) {
    for (const auto& known : cases("rfc8032")) {
        const auto seed = array_in<PrivateKey>(known, "seed");
        const auto key = array_in<PublicKey>(known, "public_key");
        const auto message = bytes_in(known, "message");
        EXPECT_EQ(ed25519_public_key(seed), key);
        EXPECT_EQ(to_hex(ed25519_sign(seed, message)), text_in(known, "signature"));
        EXPECT_TRUE(ed25519_verify(key, message, ed25519_sign(seed, message)));
    }
}

TEST(Ed25519, RefusesEverythingThatWasNotSigned) {
    const auto seed = random_seed();
    const auto key = ed25519_public_key(seed);
    const auto message = random_bytes(40);
    const auto signature = ed25519_sign(seed, message);
    ASSERT_TRUE(ed25519_verify(key, message, signature));
    for (std::size_t i = 0; i != signature.size(); ++i) {
        auto changed = signature;
        changed[i] ^= 0x04;
        EXPECT_FALSE(ed25519_verify(key, message, changed)) << "byte " << i << " of the signature";
    }
    for (std::size_t i = 0; i != message.size(); ++i) {
        auto changed = message;
        changed[i] ^= 0x01;
        EXPECT_FALSE(ed25519_verify(key, changed, signature)) << "byte " << i << " of the message";
    }
    EXPECT_FALSE(ed25519_verify(key, std::span(message).first(39), signature));
    EXPECT_FALSE(ed25519_verify(ed25519_public_key(random_seed()), message, signature));
}

TEST(Ed25519, RefusesASecondSignatureMadeOfOne) {
    const auto refused = cases("ed25519_refused");
    ASSERT_EQ(refused.size(), 4u);
    for (const auto& known : refused)
        EXPECT_FALSE(ed25519_verify(array_in<PublicKey>(known, "public_key"),
                                    bytes_in(known, "message"),
                                    array_in<Signature>(known, "signature")))
            << text_in(known, "what");
}

TEST(Ed25519, RefusesAnRThatIsNoGoodPoint) {
    const auto seed = random_seed();
    const auto key = ed25519_public_key(seed);
    const auto signature = ed25519_sign(seed, bytes_of("text"));
    ASSERT_TRUE(ed25519_verify(key, bytes_of("text"), signature));
    for (const auto& refused : refused_keys("signing_key")) {
        auto changed = signature;
        std::ranges::copy(refused, changed.begin());
        EXPECT_FALSE(ed25519_verify(key, bytes_of("text"), changed)) << to_hex(refused);
    }
}

TEST(Ed25519, RefusesAnSThatIsTheOrderOrMore) {
    const auto seed = random_seed();
    const auto key = ed25519_public_key(seed);
    auto signature = ed25519_sign(seed, bytes_of("text"));
    for (const auto* s : {"edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010",
                          "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}) {
        std::ranges::copy(array_in<PublicKey>({{"s", s}}, "s"), signature.begin() + 32);
        EXPECT_FALSE(ed25519_verify(key, bytes_of("text"), signature)) << s;
    }
}

TEST(Ed25519, RefusesKeysOfSmallOrderAndThoseThatAreNotCanonical) {
    const auto refused = refused_keys("signing_key");
    ASSERT_EQ(refused.size(), 16u);
    for (const auto& key : refused)
        EXPECT_TRUE(is_refused_signing_key(key)) << to_hex(key);
}

TEST(Ed25519, RefusesAllNineteenNumbersThatAreNotBelowP) {
    for (int low = 0xED; low <= 0xFF; ++low)
        for (const std::uint8_t high : {0x7F, 0xFF}) {
            PublicKey key;
            key.fill(0xFF);
            key.front() = static_cast<std::uint8_t>(low);
            key.back() = high;
            EXPECT_TRUE(is_refused_signing_key(key)) << to_hex(key);
        }
}

TEST(Ed25519, RefusesNoOtherKeys) {
    PublicKey below_p;
    below_p.fill(0xFF);
    below_p.front() = 0xEB; // p - 2
    below_p.back() = 0x7F;
    EXPECT_FALSE(is_refused_signing_key(below_p));
    EXPECT_FALSE(is_refused_signing_key(PublicKey{2}));
    for (int i = 0; i != 50; ++i)
        EXPECT_FALSE(is_refused_signing_key(ed25519_public_key(random_seed())));
}
