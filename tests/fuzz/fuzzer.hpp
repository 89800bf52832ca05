// What all fuzzers share. A fuzzer is LLVMFuzzerTestOneInput(), which libFuzzer calls with one
// input after another; replay.cpp calls it with the seeds.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

/// Ends the program with `promise` when it is broken. libFuzzer then keeps the input in a file.
inline void require(bool kept, const char* promise) {
    if (kept)
        return;
    std::fprintf(stderr, "Broken: %s\n", promise);
    std::abort();
}

} // namespace fuzz
