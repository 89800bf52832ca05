#include "password_hashes.hpp"

#include <cryptopp/scrypt.h>

namespace messenger {

Bytes bytes(std::string_view text) {
    return {text.begin(), text.end()};
}

std::string phc_of(std::string_view password, const Bytes& salt, const Phc& cost,
                   std::size_t hash_size) {
    Phc phc = cost;
    phc.salt = salt;
    phc.hash.resize(hash_size);
    const auto secret = bytes_of(password);
    CryptoPP::Scrypt().DeriveKey(phc.hash.data(), phc.hash.size(), secret.data(), secret.size(),
                                 salt.data(), salt.size(), CryptoPP::word64{1} << cost.log_cost,
                                 cost.block_size, cost.parallel);
    return to_string(phc);
}

std::string cheap_hash(std::string_view password) {
    return phc_of(password, bytes("sixteen bytes..."), cheap);
}

} // namespace messenger
