#include "crypto/x25519.hpp"

#include <cryptopp/xed25519.h>

#include <algorithm>
#include <string_view>

namespace messenger {
namespace {

using namespace std::string_view_literals;

// Every u-coordinate of low order below 2^255, little-endian. p is 2^255 - 19, so p and p + 1 are 0
// and 1 written in another way.
constexpr std::string_view low_order[] = {
    "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
    "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"sv, // 0, order 4 or 2
    "\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
    "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"sv, // 1, order 1 or 4
    "\xe0\xeb\x7a\x7c\x3b\x41\xb8\xae\x16\x56\xe3\xfa\xf1\x9f\xc4\x6a"
    "\xda\x09\x8d\xeb\x9c\x32\xb1\xfd\x86\x62\x05\x16\x5f\x49\xb8\x00"sv, // order 8
    "\x5f\x9c\x95\xbc\xa3\x50\x8c\x24\xb1\xd0\xb1\x55\x9c\x83\xef\x5b"
    "\x04\x44\x5c\xc4\x58\x1c\x8e\x86\xd8\x22\x4e\xdd\xd0\x9f\x11\x57"sv, // order 8
    "\xec\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f"sv, // p - 1, order 4
    "\xed\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f"sv, // p
    "\xee\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f"sv, // p + 1
};

} // namespace

PublicKey x25519_public_key(const PrivateKey& private_key) {
    PublicKey key;
    CryptoPP::x25519().GeneratePublicKey(CryptoPP::NullRNG(), private_key.data(), key.data());
    return key;
}

std::optional<Secret<32>> x25519(const PrivateKey& mine, const PublicKey& theirs) {
    if (is_refused_encryption_key(theirs))
        return std::nullopt;
    constexpr bool validate = false; // done above; Crypto++ overlooks those with bit 255 set
    Secret<32> agreed;
    CryptoPP::x25519().Agree(agreed.data(), mine.data(), theirs.data(), validate);
    std::uint8_t any = 0;
    for (const auto byte : agreed)
        any |= byte;
    return any == 0 ? std::nullopt : std::optional(agreed);
}

bool is_refused_encryption_key(const PublicKey& key) {
    auto masked = key;
    masked[31] &= 0x7F;
    return std::ranges::any_of(low_order, [&](std::string_view refused) {
        return std::ranges::equal(masked, refused, {}, {},
                                  [](char c) { return static_cast<std::uint8_t>(c); });
    });
}

} // namespace messenger
