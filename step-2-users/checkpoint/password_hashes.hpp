// Password hashes for tests, made with Crypto++ as the standard says, and not by the learner's
// code.

#pragma once

#include "server/phc.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace messenger {

/// A cost that a test can pay often: microseconds of work, where the real cost takes a noticeable
/// part of a second.
inline const Phc cheap = {.log_cost = 4, .block_size = 1, .parallel = 1};

Bytes bytes(std::string_view text);

/// The PHC string of `password` with this salt, and with the cost parameters of `cost`.
std::string phc_of(std::string_view password, const Bytes& salt, const Phc& cost,
                   std::size_t hash_size = 32);

/// The PHC string of `password` with some salt, at the cost `cheap`.
std::string cheap_hash(std::string_view password);

} // namespace messenger
