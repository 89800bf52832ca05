#include "common/bytes.hpp"

#include <cryptopp/osrng.h>
#include <cryptopp/sha.h>

namespace messenger {
namespace {

constexpr std::string_view standard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view url_safe =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode(std::span<const std::uint8_t> bytes, std::string_view alphabet) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t bits = 0;
    int count = 0; // of the bits that wait, at most 12
    for (const auto byte : bytes) {
        bits = (bits << 8 | byte) & 0xFFF;
        for (count += 8; count >= 6; count -= 6)
            text += alphabet[bits >> (count - 6) & 0x3F];
    }
    if (count != 0)
        text += alphabet[bits << (6 - count) & 0x3F];
    return text;
}

std::optional<Bytes> decode(std::string_view text, std::string_view alphabet) {
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto digit = alphabet.find(c);
        if (digit == alphabet.npos)
            return std::nullopt;
        bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<std::uint8_t>(bits >> count));
        }
    }
    const bool leftover = count == 6 || (bits & ((1u << count) - 1)) != 0;
    if (leftover)
        return std::nullopt;
    return bytes;
}

} // namespace

Bytes random_bytes(std::size_t size) {
    Bytes bytes(size);
    CryptoPP::OS_GenerateRandomBlock(false, bytes.data(), bytes.size());
    return bytes;
}

Bytes sha256(std::span<const std::uint8_t> bytes) {
    Bytes digest(CryptoPP::SHA256::DIGESTSIZE);
    CryptoPP::SHA256().CalculateDigest(digest.data(), bytes.data(), bytes.size());
    return digest;
}

std::string to_base64(std::span<const std::uint8_t> bytes) {
    return encode(bytes, standard);
}
std::string to_base64url(std::span<const std::uint8_t> bytes) {
    return encode(bytes, url_safe);
}
std::optional<Bytes> from_base64(std::string_view text) {
    return decode(text, standard);
}
std::optional<Bytes> from_base64url(std::string_view text) {
    return decode(text, url_safe);
}

} // namespace messenger
