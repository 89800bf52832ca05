// How a password's hash is written down, with all that is needed to verify it years later:
//
//     $scrypt$ln=15,r=8,p=3$SALT$HASH
//
// the PHC string format. SALT and HASH are base64 without padding. The three numbers say how much
// work one hash is: scrypt (RFC 7914) takes 128 · 2^ln · r bytes of memory, p times over. They
// stand in the string so that they can grow one day, and hashes made before it still verify.

#pragma once

#include "bytes.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace messenger {

struct Phc {
    std::uint32_t log_cost = 15;  // ln: the cost N of RFC 7914 is 2^ln
    std::uint32_t block_size = 8; // r
    std::uint32_t parallel = 3;   // p
    Bytes salt{};
    Bytes hash{};
};

/// The format above.
std::string to_string(const Phc& phc);

/// The way back. Nothing for what is no such string, or asks for more than 1 GiB of memory or 16
/// times over: such a string is no hash of ours, and must not take the server down.
std::optional<Phc> parse_phc(std::string_view text);

} // namespace messenger
