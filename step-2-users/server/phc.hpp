// The text form of a password's hash, with everything needed to verify it years later:
//
//     $scrypt$ln=15,r=8,p=3$SALT$HASH
//
// This is the PHC string format. SALT and HASH are base64 without padding. The three numbers set
// the work for one hash: scrypt (RFC 7914) takes 128 · 2^ln · r bytes of memory, p times over. They
// are part of the string so that they can grow one day and older hashes still verify.

#pragma once

#include "common/bytes.hpp"

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

/// Writes the format above.
std::string to_string(const Phc& phc);

/// Parses the format above. Returns nothing if `text` is not such a string, or asks for more than 1
/// GiB of memory or more than 16 times over: such a string is not a hash of ours, and must not
/// bring the server down.
std::optional<Phc> parse_phc(std::string_view text);

} // namespace messenger
