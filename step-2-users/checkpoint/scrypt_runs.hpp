// What was hashed with scrypt, however the learner's code came to call it: time tells an attacker
// how much work was done, and this tells a test, which cannot rely on time.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace messenger {

struct ScryptRun {
    std::string password;
    std::uint64_t cost;       // N of RFC 7914
    std::uint64_t block_size; // r
    std::uint64_t parallel;   // p
};

/// All runs since the program began. Empty where scrypt cannot be watched: in a program that
/// Crypto++ is linked into as an archive.
std::vector<ScryptRun> scrypt_runs();

} // namespace messenger
