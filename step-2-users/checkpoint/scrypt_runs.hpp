// Records what is hashed with scrypt, however the learner's code comes to call it. An attacker
// measures time to see how much work was done. A test cannot rely on time, and reads these records.

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

/// All runs since the program began. Empty if scrypt cannot be watched: in a program that Crypto++
/// is linked into as a static library.
std::vector<ScryptRun> scrypt_runs();

/// While a gate exists and is closed, each run of scrypt, on any thread, waits at its end: it has
/// written its result, but does not return. So a test decides what happens during a hash. At most
/// one gate exists at a time.
class ScryptGate {
  public:
    ScryptGate();
    ~ScryptGate() { open(); }
    ScryptGate(const ScryptGate&) = delete;
    ScryptGate& operator=(const ScryptGate&) = delete;

    void open();

    /// Returns true as soon as at least `runs` of them wait, or false once this process has been
    /// idle for five seconds: nothing is hashed, or scrypt cannot be watched.
    bool wait_for(std::size_t runs);
};

} // namespace messenger
