// TODO 5.1: decapsulation.

#include "common/byte_writer.hpp"
#include "crypto/hpke.hpp"
#include "crypto/x25519.hpp"
#include "lesson.hpp"
#include "mistakes.hpp"
#include "oracle_envelopes.hpp"
#include "people.hpp"
#include "reader.hpp"
#include "shown_bytes.hpp"
#include "vectors.hpp"

using namespace lesson;
using namespace messenger;

namespace {

/// ExtractAndExpand() of RFC 9180 section 4.1, right only with the right suite and context.
Bytes extract_and_expand(const Bytes& suite, std::span<const std::uint8_t> dh,
                         const Bytes& context) {
    return labeled_expand(suite, labeled_extract(suite, {}, "eae_prk", dh), "shared_secret",
                          context, 32);
}

std::vector<Mistake> mistakes(const PublicKey& enc, const Identity& me) {
    const auto dh = x25519(me.encryption_private_key, enc).value();
    const auto own = x25519_public_key(me.encryption_private_key);
    const auto context = ByteWriter().raw(enc).raw(own).bytes();
    return {
        {"this is the output of X25519, which is not a key yet", Bytes(dh.begin(), dh.end())},
        {"kem_context was my public key, then enc",
         extract_and_expand(kem_suite_id, dh, ByteWriter().raw(own).raw(enc).bytes())},
        {"kem_context was enc alone",
         extract_and_expand(kem_suite_id, dh, {enc.begin(), enc.end()})},
        {"kem_context had my private key in place of the public one",
         extract_and_expand(kem_suite_id, dh,
                            ByteWriter().raw(enc).raw(me.encryption_private_key).bytes())},
        {"it was derived under hpke_suite_id, but the KEM has a suite_id of its own",
         extract_and_expand(hpke_suite_id, dh, context)},
        {"it was extracted, but not expanded", labeled_extract(kem_suite_id, {}, "eae_prk", dh)},
    };
}

void expect_secret(const PublicKey& enc, const Identity& me, const Secret<32>& expected) {
    step("decapsulate the enc " + show_bytes(enc));
    const auto secret = decapsulate(enc, me);
    expect(secret.has_value(), "a shared secret", "it returned nothing");
    expect_bytes("the shared secret", *secret, expected, mistakes(enc, me));
}

} // namespace

TEST(Todo_5_1, DecapsulatesAsRfc9180Does) {
    promise("decapsulate() is Decap(enc, skR) of RFC 9180, and reproduces the vectors of its "
            "Appendix A.1.1");
    const auto& rfc = vectors("rfc9180");
    expect_secret(array_in<PublicKey>(rfc, "enc"), {array_in<PrivateKey>(rfc, "skRm"), {}},
                  array_in<Secret<32>>(rfc, "shared_secret"));
}

TEST(Todo_5_1, ComesToTheSendersSecret) {
    promise("the reader computes the same secret as the sender, although the two have never met");
    for (int i = 0; i != 10; ++i) {
        const auto mary = somebody("mary");
        step("somebody encapsulates to Mary");
        const auto sent = encapsulate(mary.keys.encryption_key, random_array<PrivateKey>()).value();
        expect_secret(sent.enc, mary.identity, sent.shared_secret);
    }
}

TEST(Todo_5_1, TakesEncAsItCame) {
    promise("any 32 bytes that X25519 does not refuse are an enc, and go into kem_context "
            "unchanged, bit by bit");
    for (int i = 0; i != 20; ++i) {
        const auto mary = somebody("mary");
        auto enc = random_array<PublicKey>();
        if (i == 0)
            enc.back() |= 0x80; // the bit that X25519 ignores
        expect_secret(enc, mary.identity, oracle::decapsulate(enc, mary.identity).value());
    }
}

TEST(Todo_5_1, RefusesKeysOfLowOrder) {
    promise("decapsulate() returns nothing for an enc that X25519 refuses, and does not throw");
    const auto mary = somebody("mary");
    const auto sent = encapsulate(mary.keys.encryption_key, random_array<PrivateKey>()).value();
    expect_secret(sent.enc, mary.identity, sent.shared_secret);
    for (const auto& refused : refused_keys("encryption_key")) {
        step("decapsulate the enc " + show_bytes(refused));
        expect_no_exception("nothing", [&] {
            expect(!decapsulate(refused, mary.identity), "nothing",
                   "a secret that everybody can compute");
        });
    }
}
