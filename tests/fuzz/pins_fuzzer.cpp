// The file with the pins may hold anything. What is read from it is written as it was read.

#include "client/trust_state.hpp"
#include "fuzzer.hpp"

#include <string_view>

using namespace messenger::client;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Owner owner{"localhost:8888", "jane@example.com"};
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto state = parse_trust_state(text, owner);
    if (!state)
        return 0;
    const auto written = to_text(*state, owner);
    const auto again = parse_trust_state(written, owner);
    fuzz::require(again && to_text(*again, owner) == written, "what is written can be read");
    return 0;
}
