// TODO 4.1: encapsulation.

#include "crypto/hkdf.hpp"
#include "crypto/hpke.hpp"
#include "crypto/x25519.hpp"
#include "encrypting.hpp"
#include "lesson.hpp"
#include "mistakes.hpp"
#include "oracle_envelopes.hpp"
#include "people.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

using namespace lesson;
using namespace messenger;

namespace {

Bytes joined(std::span<const std::uint8_t> first, std::span<const std::uint8_t> second) {
    Bytes both(first.begin(), first.end());
    both.insert(both.end(), second.begin(), second.end());
    return both;
}

/// ExtractAndExpand() of RFC 9180 section 4.1, right only with the right suite and context.
Bytes extract_and_expand(const Bytes& suite, std::span<const std::uint8_t> dh,
                         std::span<const std::uint8_t> context) {
    return labeled_expand(suite, labeled_extract(suite, {}, "eae_prk", dh), "shared_secret",
                          context, 32);
}

std::vector<Mistake> mistakes(const Secret<32>& dh, const PublicKey& enc, const PublicKey& to) {
    const auto kem_context = joined(enc, to);
    const auto swapped = joined(to, enc);
    const auto unlabeled = hkdf_expand(hkdf_extract({}, dh), kem_context, 32);
    return {
        {"this is the output of X25519, which is not a key yet", Bytes(dh.begin(), dh.end())},
        {"kem_context was to, then enc", extract_and_expand(kem_suite_id, dh, swapped)},
        {"kem_context was enc alone", extract_and_expand(kem_suite_id, dh, enc)},
        {"kem_context was to alone", extract_and_expand(kem_suite_id, dh, to)},
        {"kem_context was empty", extract_and_expand(kem_suite_id, dh, {})},
        {"it was derived under hpke_suite_id, but the KEM has a suite_id of its own",
         extract_and_expand(hpke_suite_id, dh, kem_context)},
        {"it was derived with HKDF without labels", unlabeled},
        {"it was extracted, but not expanded", labeled_extract(kem_suite_id, {}, "eae_prk", dh)},
    };
}

Encapsulation encapsulated(const PublicKey& to, const PrivateKey& ephemeral) {
    step("encapsulate to the key " + show_bytes(to));
    const auto result = encapsulate(to, ephemeral);
    expect(result.has_value(), "enc and a shared secret", "it returned nothing");
    return *result;
}

void expect_encapsulation(const PublicKey& to, const PrivateKey& ephemeral,
                          const Encapsulation& expected) {
    const auto happened = encapsulated(to, ephemeral);
    expect_bytes("enc, the ephemeral public key", happened.enc, expected.enc,
                 {{"the recipient's public key", Bytes(to.begin(), to.end())},
                  {"the ephemeral private key", Bytes(ephemeral.begin(), ephemeral.end())}});
    expect_bytes("shared_secret", happened.shared_secret, expected.shared_secret,
                 mistakes(x25519(ephemeral, to).value(), expected.enc, to));
}

} // namespace

TEST(Todo_4_1, SendsTheEphemeralPublicKey) {
    promise("enc is the public key that belongs to the ephemeral private key");
    for (int i = 0; i != 5; ++i) {
        const auto to = somebody("mary").keys.encryption_key;
        const auto ephemeral = random_array<PrivateKey>();
        expect_bytes("enc", encapsulated(to, ephemeral).enc, x25519_public_key(ephemeral),
                     {{"the recipient's public key", Bytes(to.begin(), to.end())},
                      {"the ephemeral private key", Bytes(ephemeral.begin(), ephemeral.end())}});
    }
}

TEST(Todo_4_1, EncapsulatesAsRfc9180Does) {
    promise("encapsulate() is Encap(pkR) of RFC 9180, and reproduces the vectors of its Appendix "
            "A.1.1");
    const auto& rfc = vectors("rfc9180");
    expect_encapsulation(
        array_in<PublicKey>(rfc, "pkRm"), array_in<PrivateKey>(rfc, "skEm"),
        {array_in<PublicKey>(rfc, "enc"), array_in<Secret<32>>(rfc, "shared_secret")});
}

TEST(Todo_4_1, GivesBothSidesTheSameSecret) {
    promise("the recipient computes the same secret, from enc and a private key");
    for (int i = 0; i != 10; ++i) {
        const auto mary = somebody("mary");
        const auto to = mary.keys.encryption_key;
        const auto ephemeral = random_array<PrivateKey>();
        const auto happened = encapsulated(to, ephemeral);
        step("Mary decapsulates " + show_bytes(happened.enc));
        const auto hers = oracle::decapsulate(happened.enc, mary.identity);
        expect(hers.has_value(), "a shared secret", "X25519 refuses this enc");
        expect_bytes("shared_secret", happened.shared_secret, *hers,
                     mistakes(x25519(ephemeral, to).value(), happened.enc, to));
    }
}

TEST(Todo_4_1, EncapsulatesAsTheOtherSideDoes) {
    promise("encapsulate() agrees with the reference on the same recipient and ephemeral key");
    for (int i = 0; i != 10; ++i) {
        const auto to = somebody("mary").keys.encryption_key;
        const auto ephemeral = random_array<PrivateKey>();
        expect_encapsulation(to, ephemeral, oracle::encapsulate(to, ephemeral).value());
    }
}

TEST(Todo_4_1, RefusesKeysOfLowOrder) {
    promise("encapsulate() returns nothing for a key that X25519 refuses, and does not throw");
    const auto ephemeral = random_array<PrivateKey>();
    encapsulated(somebody("mary").keys.encryption_key, ephemeral);
    for (const auto& refused : refused_keys("encryption_key")) {
        step("encapsulate to the key " + show_bytes(refused));
        expect(!encapsulate(refused, ephemeral).has_value(), "nothing",
               "enc and a secret that everybody can compute");
    }
}
