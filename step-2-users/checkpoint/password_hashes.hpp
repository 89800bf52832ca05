// Hashes of passwords for tests, made by Crypto++ from the standard and not by the learner's code.

#pragma once

#include "phc.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace messenger {

/// A cost that a test can pay often: a thousandth of a millisecond's work where the real one takes
/// a noticeable part of a second.
inline const Phc cheap = {.log_cost = 4, .block_size = 1, .parallel = 1};

Bytes bytes(std::string_view text);

/// The PHC string of `password` with this salt, and with the cost that stands in `cost`.
std::string phc_of(std::string_view password, const Bytes& salt, const Phc& cost,
                   std::size_t hash_size = 32);

/// With some salt, at a low cost.
std::string cheap_hash(std::string_view password);

} // namespace messenger
