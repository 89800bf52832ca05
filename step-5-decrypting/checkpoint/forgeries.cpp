#include "forgeries.hpp"

#include <cryptopp/integer.h>
#include <cryptopp/sha.h>

#include <algorithm>

namespace messenger {
namespace {

using CryptoPP::Integer;

/// The group's order.
const Integer& order() {
    static const Integer l =
        Integer::Power2(252) + Integer("27742317777372353535851937790883648493");
    return l;
}

Integer number(std::span<const std::uint8_t> little_endian) {
    return {little_endian.data(), little_endian.size(), Integer::UNSIGNED,
            CryptoPP::LITTLE_ENDIAN_ORDER};
}

std::array<std::uint8_t, 64> sha512(CryptoPP::SHA512& hash) {
    std::array<std::uint8_t, 64> digest;
    hash.Final(digest.data());
    return digest;
}

/// RFC 8032 section 5.1.5: the private scalar of `seed`.
Integer scalar_of(const PrivateKey& seed) {
    CryptoPP::SHA512 hash;
    hash.Update(seed.data(), seed.size());
    auto digest = sha512(hash);
    digest[0] &= 0xF8;
    digest[31] = (digest[31] & 0x7F) | 0x40;
    return number(std::span(digest).first(32));
}

Signature joined(const PublicKey& r, const Integer& s) {
    Signature signature;
    std::ranges::copy(r, signature.begin());
    s.Encode(signature.data() + 32, 32);
    std::reverse(signature.begin() + 32, signature.end());
    return signature;
}

/// A signature with the nonce 0. `r` is an encoding of the R that belongs to it.
Signature signed_with(const PublicKey& r, const PrivateKey& seed,
                      std::span<const std::uint8_t> message) {
    const auto key = ed25519_public_key(seed);
    CryptoPP::SHA512 hash;
    hash.Update(r.data(), r.size());
    hash.Update(key.data(), key.size());
    hash.Update(message.data(), message.size());
    return joined(r, number(sha512(hash)) % order() * scalar_of(seed) % order());
}

} // namespace

Signature with_another_s(Signature genuine) {
    PublicKey r;
    std::copy_n(genuine.begin(), r.size(), r.begin());
    return joined(r, number(std::span(genuine).subspan(32)) + order());
}

Signature with_small_r(const PrivateKey& seed, std::span<const std::uint8_t> message) {
    return signed_with(key_of_nobody(), seed, message);
}

Signature with_strange_r(const PrivateKey& seed, std::span<const std::uint8_t> message) {
    PublicKey r; // y is p + 1
    r.fill(0xFF);
    r.front() = 0xEE;
    r.back() = 0x7F;
    return signed_with(r, seed, message);
}

PublicKey key_of_nobody() {
    return {1}; // y is 1
}

Signature signature_of_nobody() {
    const auto seed = PrivateKey{}; // any would do: R is its public key, S its scalar
    return joined(ed25519_public_key(seed), scalar_of(seed) % order());
}

} // namespace messenger
