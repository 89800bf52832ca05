// The labelled functions of HPKE: every value that they give in RFC 9180, Appendix A.1.1.

#include "common/byte_writer.hpp"
#include "crypto/hkdf.hpp"
#include "crypto/hpke.hpp"
#include "crypto/x25519.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace messenger;

namespace {

const boost::json::object& rfc() {
    return vectors("rfc9180");
}

} // namespace

TEST(Hpke, HasTheSuiteOfRfc9180) {
    EXPECT_EQ(to_hex(kem_suite_id), "4b454d0020");
    EXPECT_EQ(to_hex(hpke_suite_id), "48504b45002000010001");
    EXPECT_EQ(number_in(rfc(), "kem_id"), 0x0020u);
    EXPECT_EQ(number_in(rfc(), "kdf_id"), 0x0001u);
    EXPECT_EQ(number_in(rfc(), "aead_id"), 0x0001u);
}

TEST(Hpke, DerivesTheSharedSecretOfRfc9180) {
    const auto dh = x25519(array_in<PrivateKey>(rfc(), "skEm"), array_in<PublicKey>(rfc(), "pkRm"));
    ASSERT_TRUE(dh);
    const auto eae_prk = labeled_extract(kem_suite_id, {}, "eae_prk", *dh);
    const auto context =
        ByteWriter().raw(bytes_in(rfc(), "enc")).raw(bytes_in(rfc(), "pkRm")).bytes();
    EXPECT_EQ(labeled_expand(kem_suite_id, eae_prk, "shared_secret", context, 32),
              bytes_in(rfc(), "shared_secret"));
}

TEST(Hpke, SchedulesTheKeysOfRfc9180) {
    ByteWriter context;
    context.u8(0).raw(labeled_extract(hpke_suite_id, {}, "psk_id_hash", {}));
    context.raw(labeled_extract(hpke_suite_id, {}, "info_hash", bytes_in(rfc(), "info")));
    EXPECT_EQ(context.bytes(), bytes_in(rfc(), "key_schedule_context"));

    const auto secret =
        labeled_extract(hpke_suite_id, bytes_in(rfc(), "shared_secret"), "secret", {});
    EXPECT_EQ(secret, bytes_in(rfc(), "secret"));
    const auto expand = [&](std::string_view label, std::size_t size) {
        return labeled_expand(hpke_suite_id, secret, label, context.bytes(), size);
    };
    EXPECT_EQ(expand("key", 16), bytes_in(rfc(), "key"));
    EXPECT_EQ(expand("base_nonce", 12), bytes_in(rfc(), "base_nonce"));
    EXPECT_EQ(expand("exp", 32), bytes_in(rfc(), "exporter_secret"));
}

TEST(Hpke, SaltsWithZeroesWhereThereIsNoSalt) {
    const auto ikm = random_bytes(32);
    EXPECT_EQ(labeled_extract(kem_suite_id, {}, "eae_prk", ikm),
              labeled_extract(kem_suite_id, Bytes(32, 0), "eae_prk", ikm));
}

TEST(Hpke, GivesEachSuiteLabelAndLengthItsOwn) {
    const auto ikm = random_bytes(32);
    const auto prk = labeled_extract(kem_suite_id, {}, "eae_prk", ikm);
    EXPECT_NE(labeled_extract(hpke_suite_id, {}, "eae_prk", ikm), prk);
    EXPECT_NE(labeled_extract(kem_suite_id, {}, "secret", ikm), prk);

    const auto key = labeled_expand(hpke_suite_id, prk, "key", {}, 16);
    EXPECT_NE(labeled_expand(kem_suite_id, prk, "key", {}, 16), key);
    EXPECT_NE(labeled_expand(hpke_suite_id, prk, "exp", {}, 16), key);
    auto longer = labeled_expand(hpke_suite_id, prk, "key", {}, 17);
    longer.pop_back();
    EXPECT_NE(longer, key) << "the length is part of what is derived";
}

TEST(Hpke, ExpandsAsFarAsHkdf) {
    const auto prk = random_bytes(32);
    EXPECT_EQ(labeled_expand(hpke_suite_id, prk, "key", {}, hkdf_most).size(), 8'160u);
    EXPECT_THROW(labeled_expand(hpke_suite_id, prk, "key", {}, hkdf_most + 1), std::length_error);
    EXPECT_THROW(labeled_expand(hpke_suite_id, prk, "key", {}, 65'536 + 16), std::length_error);
}
