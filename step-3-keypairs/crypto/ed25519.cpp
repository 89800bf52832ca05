#include "crypto/ed25519.hpp"

#include <cryptopp/xed25519.h>

#include <algorithm>

namespace messenger {
namespace {

/// An integer of 32 bytes, little-endian.
using Number = std::array<std::uint8_t, 32>;

// 2^255 - 19.
constexpr Number p = {0xED, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                      0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                      0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F};

// L, the group's order: 2^252 + 27742317777372353535851937790883648493.
constexpr Number order = {0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7,
                          0xA2, 0xDE, 0xF9, 0xDE, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                          0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10};

// The y of every point whose order divides 8.
constexpr Number small_order[] = {
    {0x00}, // order 4
    {0x01}, // order 1
    {0xEC, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
     0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
     0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F}, // p - 1, order 2
    {0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4,
     0x89, 0xF2, 0xEF, 0x98, 0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6,
     0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05}, // order 8
    {0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B,
     0x76, 0x0D, 0x10, 0x67, 0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39,
     0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A}, // order 8
};

bool is_below(const Number& number, const Number& limit) {
    return std::lexicographical_compare(number.rbegin(), number.rend(), limit.rbegin(),
                                        limit.rend());
}

Number half(const Signature& signature, std::size_t begin) {
    Number number;
    std::copy_n(signature.begin() + static_cast<std::ptrdiff_t>(begin), number.size(),
                number.begin());
    return number;
}

} // namespace

PublicKey ed25519_public_key(const PrivateKey& seed) {
    const CryptoPP::ed25519::Signer signer(seed.data());
    const auto& key = dynamic_cast<const CryptoPP::ed25519PrivateKey&>(signer.GetPrivateKey());
    PublicKey public_key;
    std::copy_n(key.GetPublicKeyBytePtr(), public_key.size(), public_key.begin());
    return public_key;
}

Signature ed25519_sign(const PrivateKey& seed, std::span<const std::uint8_t> message) {
    // From the seed alone: Crypto++ would not notice if a public key given with it did not match.
    const CryptoPP::ed25519::Signer signer(seed.data());
    Signature signature;
    signer.SignMessage(CryptoPP::NullRNG(), message.data(), message.size(), signature.data());
    return signature;
}

bool ed25519_verify(const PublicKey& key, std::span<const std::uint8_t> message,
                    const Signature& signature) {
    // R is an encoded point like a key, and is refused for the same reasons.
    if (is_refused_signing_key(key) || is_refused_signing_key(half(signature, 0)) ||
        !is_below(half(signature, 32), order))
        return false;
    const CryptoPP::ed25519::Verifier verifier(key.data());
    return verifier.VerifyMessage(message.data(), message.size(), signature.data(),
                                  signature.size());
}

bool is_refused_signing_key(const PublicKey& key) {
    auto y = key;
    y[31] &= 0x7F;
    return !is_below(y, p) || std::ranges::find(small_order, y) != std::end(small_order);
}

} // namespace messenger
