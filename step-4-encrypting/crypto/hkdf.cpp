#include "crypto/hkdf.hpp"

#include <cryptopp/hmac.h>
#include <cryptopp/sha.h>

#include <stdexcept>

namespace messenger {

// Crypto++'s HKDF does both at once, so the two are written over its HMAC.
using Hmac = CryptoPP::HMAC<CryptoPP::SHA256>;

Bytes hkdf_extract(std::span<const std::uint8_t> salt, std::span<const std::uint8_t> ikm) {
    Bytes prk(Hmac::DIGESTSIZE);
    Hmac(salt.data(), salt.size()).CalculateDigest(prk.data(), ikm.data(), ikm.size());
    return prk;
}

Bytes hkdf_expand(std::span<const std::uint8_t> prk, std::span<const std::uint8_t> info,
                  std::size_t size) {
    if (size > hkdf_most)
        throw std::length_error("HKDF gives at most 255 times 32 bytes.");
    Hmac hmac(prk.data(), prk.size());
    Bytes expanded, block;
    for (std::uint8_t i = 1; expanded.size() < size; ++i) {
        hmac.Update(block.data(), block.size());
        hmac.Update(info.data(), info.size());
        hmac.Update(&i, 1);
        block.resize(Hmac::DIGESTSIZE);
        hmac.Final(block.data()); // and begins anew
        expanded.insert(expanded.end(), block.begin(), block.end());
    }
    expanded.resize(size);
    return expanded;
}

} // namespace messenger
