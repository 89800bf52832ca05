// The reference solution, which runs in a process of its own: the learner's code and the solution
// define the same functions, so they cannot share a process. tests/oracle/main.cpp lists the
// questions.

#pragma once

#include "keypair.hpp"

#include <boost/json.hpp>

namespace messenger::oracle {

/// Asks one question, and returns the answer. Throws std::runtime_error if it is not answered.
boost::json::object ask(const boost::json::object& question);

// The functions of keypair.hpp.
Identity generate_identity();
PublicKeys public_keys_of(const Identity& identity);
std::string fingerprint(const PublicKeys& keys);
AeadKey passphrase_key(std::string_view passphrase, const Salt& salt, std::uint32_t iterations);
Bytes lock_keypair(const Identity& identity, std::string_view passphrase, std::uint32_t iterations);
Unlocked unlock_keypair(std::span<const std::uint8_t> locked, std::string_view passphrase);

} // namespace messenger::oracle
