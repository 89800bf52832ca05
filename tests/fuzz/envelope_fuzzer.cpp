// parse_envelope() takes any bytes, and there is one way to write an envelope.

#include "common/envelope.hpp"
#include "fuzzer.hpp"

#include <algorithm>

using namespace messenger;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span bytes(data, size);
    const auto parsed = parse_envelope(bytes);
    if (parsed.shape == Shape::right)
        fuzz::require(std::ranges::equal(to_bytes(parsed.envelope), bytes),
                      "what was parsed is written as it came");
    return 0;
}
