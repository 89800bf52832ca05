// Measures how much a piece of code hashes with SHA-256, however it comes to call it. Time would
// show this too, but a test cannot rely on time.

#pragma once

#include <cstdint>
#include <functional>

namespace messenger {

/// Calls `act`, and returns whether it hashes more than `most` blocks of 64 bytes with Crypto++.
/// Interrupts `act` as soon as it does. One iteration of PBKDF2 hashes several blocks. Always false
/// if hashing cannot be watched: in a program that Crypto++ is linked into as a static library.
bool hashes_more_than(std::uint64_t most, const std::function<void()>& act);

} // namespace messenger
