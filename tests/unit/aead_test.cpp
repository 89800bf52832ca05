// AES-128-GCM.

#include "common/byte_writer.hpp"
#include "crypto/aead.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace messenger;

namespace {

struct Aead : testing::Test {
    AeadKey key = array_of<AeadKey>(random_bytes(16));
    Nonce nonce = array_of<Nonce>(random_bytes(12));
    Bytes data = random_bytes(20);
    Bytes plaintext = random_bytes(33);
    Bytes sealed = aead_seal(key, nonce, data, plaintext);
};

} // namespace

TEST_F(Aead, IsThatOfRfc9180) {
    const auto rfc_key = array_in<AeadKey>(vectors("rfc9180"), "key");
    for (const auto& known : cases("rfc9180", "encryptions")) {
        const auto rfc_nonce = array_in<Nonce>(known, "nonce");
        const auto aad = bytes_in(known, "aad");
        EXPECT_EQ(aead_seal(rfc_key, rfc_nonce, aad, bytes_in(known, "pt")), bytes_in(known, "ct"));
        EXPECT_EQ(aead_open(rfc_key, rfc_nonce, aad, bytes_in(known, "ct")), bytes_in(known, "pt"));
    }
}

TEST_F(Aead, OpensWhatItSealed) {
    for (const std::size_t size : {0, 1, 15, 16, 17, 1000, 16'896}) {
        const auto text = random_bytes(size);
        const auto closed = aead_seal(key, nonce, data, text);
        EXPECT_EQ(closed.size(), size + aead_tag_size);
        EXPECT_EQ(aead_open(key, nonce, data, closed), text);
    }
    EXPECT_EQ(aead_open(key, nonce, {}, aead_seal(key, nonce, {}, plaintext)), plaintext);
}

TEST_F(Aead, OpensNothingThatWasChanged) {
    ASSERT_EQ(aead_open(key, nonce, data, sealed), plaintext);
    for (std::size_t i = 0; i != 8 * sealed.size(); ++i) {
        auto changed = sealed;
        changed[i / 8] ^= static_cast<std::uint8_t>(1 << i % 8);
        EXPECT_EQ(aead_open(key, nonce, data, changed), std::nullopt) << "bit " << i;
    }
    for (auto& byte : data) {
        byte ^= 0x80;
        EXPECT_EQ(aead_open(key, nonce, data, sealed), std::nullopt);
        byte ^= 0x80;
    }
    EXPECT_EQ(aead_open(key, nonce, {}, sealed), std::nullopt);
    nonce[11] ^= 1;
    EXPECT_EQ(aead_open(key, nonce, data, sealed), std::nullopt);
    nonce[11] ^= 1;
    key[0] ^= 1;
    EXPECT_EQ(aead_open(key, nonce, data, sealed), std::nullopt);
}

TEST_F(Aead, OpensNothingOfAnotherLength) {
    for (std::size_t size = 0; size != sealed.size(); ++size)
        EXPECT_EQ(aead_open(key, nonce, data, std::span(sealed).first(size)), std::nullopt) << size;
    EXPECT_EQ(aead_open(key, nonce, data, ByteWriter().raw(sealed).u8(0).bytes()), std::nullopt);
}

TEST_F(Aead, TakesNoTagThatIsShorter) {
    // Crypto++ would: a tag of one byte can be guessed.
    const auto text_size = plaintext.size();
    for (std::size_t tag = 0; tag != aead_tag_size; ++tag) {
        auto cut = sealed;
        cut.erase(cut.begin() + static_cast<std::ptrdiff_t>(text_size + tag), cut.end());
        EXPECT_EQ(aead_open(key, nonce, data, cut), std::nullopt) << "a tag of " << tag;
    }
}
