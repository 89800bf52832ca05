// What is hashed with scrypt, however the learner's code came to call it: time tells an attacker
// how much work was done, and this tells a test, which cannot rely on time.

#pragma once

#include <cstddef>
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

/// While one exists and is closed, each run of scrypt waits at its end, on whatever thread: it has
/// written its result and does not return. So what happens during a hash is no matter of luck.
/// There is one at a time.
class ScryptGate {
  public:
    ScryptGate();
    ~ScryptGate() { open(); }
    ScryptGate(const ScryptGate&) = delete;
    ScryptGate& operator=(const ScryptGate&) = delete;

    void open();

    /// Returns when at least `runs` of them wait, or false when this process has been idle for
    /// five seconds: nothing is hashed, or scrypt cannot be watched.
    bool wait_for(std::size_t runs);
};

} // namespace messenger
