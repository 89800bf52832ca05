// HKDF with SHA-256.

#include "crypto/hkdf.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace messenger;

TEST(Hkdf, IsThatOfRfc5869) {
    const auto known = cases("rfc5869");
    ASSERT_EQ(known.size(), 3u);
    for (const auto& one : known) {
        const auto prk = hkdf_extract(bytes_in(one, "salt"), bytes_in(one, "ikm"));
        EXPECT_EQ(prk, bytes_in(one, "prk")) << text_in(one, "section");
        EXPECT_EQ(hkdf_expand(prk, bytes_in(one, "info"), number_in(one, "L")),
                  bytes_in(one, "okm"))
            << text_in(one, "section");
    }
}

TEST(Hkdf, TakesNoSaltFor32ZeroBytes) {
    const auto ikm = random_bytes(40);
    EXPECT_EQ(hkdf_extract({}, ikm), hkdf_extract(Bytes(32, 0), ikm));
    EXPECT_NE(hkdf_extract({}, ikm), hkdf_extract(Bytes(32, 1), ikm));
    EXPECT_EQ(hkdf_extract({}, {}).size(), 32u);
}

TEST(Hkdf, ExpandsToAnyLength) {
    const auto prk = random_bytes(32);
    const auto info = random_bytes(10);
    const auto longest = hkdf_expand(prk, info, hkdf_most);
    ASSERT_EQ(longest.size(), 8'160u);
    for (const std::size_t size : {0, 1, 31, 32, 33, 63, 64, 65, 8'159, 8'160})
        EXPECT_EQ(hkdf_expand(prk, info, size),
                  Bytes(longest.begin(), longest.begin() + static_cast<std::ptrdiff_t>(size)))
            << size;
    EXPECT_THROW(hkdf_expand(prk, info, hkdf_most + 1), std::length_error);
}

TEST(Hkdf, ExpandsEachPurposeAnew) {
    const auto prk = random_bytes(32);
    EXPECT_NE(hkdf_expand(prk, Bytes{1}, 32), hkdf_expand(prk, Bytes{2}, 32));
    EXPECT_NE(hkdf_expand(prk, Bytes{1}, 32), hkdf_expand(random_bytes(32), Bytes{1}, 32));
}
