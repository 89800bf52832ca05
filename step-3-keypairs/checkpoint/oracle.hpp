// The reference solution, which runs in a process of its own: learner's code and solution define
// the same functions, so they cannot share one. What may be asked stands in tests/oracle/main.cpp.

#pragma once

#include "keypair.hpp"

#include <boost/json.hpp>

namespace messenger::oracle {

/// One question, one answer. Throws std::runtime_error when it is not answered.
boost::json::object ask(const boost::json::object& question);

// What keypair.hpp promises.
Identity generate_identity();
PublicKeys public_keys_of(const Identity& identity);
std::string fingerprint(const PublicKeys& keys);
AeadKey passphrase_key(std::string_view passphrase, const Salt& salt, std::uint32_t iterations);
Bytes lock_keypair(const Identity& identity, std::string_view passphrase, std::uint32_t iterations);
Unlocked unlock_keypair(std::span<const std::uint8_t> locked, std::string_view passphrase);

} // namespace messenger::oracle
