// unlock_keypair() takes any bytes, and derives no key from a block that it refuses on sight. Where
// the number of iterations is allowed, the fewest are done, since fuzzing has to be fast.

#include "fuzzer.hpp"
#include "keypair.hpp"

#include <algorithm>

using namespace messenger;

namespace {

std::uint32_t iterations_in(const Bytes& locked) {
    std::uint32_t iterations = 0;
    for (std::size_t i = 1; i != 5; ++i)
        iterations = iterations << 8 | locked[i];
    return iterations;
}

void set_fewest_iterations(Bytes& locked) {
    for (std::size_t i = 0; i != 4; ++i)
        locked[4 - i] = static_cast<std::uint8_t>(fewest_iterations >> 8 * i);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Bytes locked(data, data + size);
    const bool is_whole = locked.size() == locked_keypair_size;
    const auto iterations = is_whole ? iterations_in(locked) : 0;
    const bool is_allowed = iterations >= fewest_iterations && iterations <= most_iterations;
    if (is_allowed)
        set_fewest_iterations(locked);
    const auto outcome = unlock_keypair(locked, "correct horse").outcome;
    if (size != 0 && data[0] != locked_keypair_version)
        fuzz::require(outcome == Unlocking::unsupported_version, "another version is said first");
    else if (!is_allowed)
        fuzz::require(outcome == Unlocking::damaged, "a wrong size or count is damage");
    return 0;
}
