#include "crypto/wipe.hpp"

#include <cryptopp/misc.h>

namespace messenger {

void wipe(std::span<std::uint8_t> bytes) noexcept {
    CryptoPP::SecureWipeBuffer(bytes.data(), bytes.size());
}

} // namespace messenger
