#include "crypto/pbkdf2.hpp"

#include <cryptopp/pwdbased.h>
#include <cryptopp/sha.h>

#include <stdexcept>

namespace messenger {

void pbkdf2(std::span<const std::uint8_t> password, std::span<const std::uint8_t> salt,
            std::uint32_t iterations, std::span<std::uint8_t> derived) {
    if (iterations == 0) // Crypto++ takes it for 1
        throw std::invalid_argument("PBKDF2 takes at least one iteration.");
    constexpr CryptoPP::byte unused_purpose = 0;
    CryptoPP::PKCS5_PBKDF2_HMAC<CryptoPP::SHA256>().DeriveKey(
        derived.data(), derived.size(), unused_purpose, password.data(), password.size(),
        salt.data(), salt.size(), iterations);
}

} // namespace messenger
