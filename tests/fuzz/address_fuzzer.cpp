// An address has one canonical form, and a text is valid or not, whatever the bytes.

#include "common/address.hpp"
#include "common/escape_controls.hpp"
#include "common/text.hpp"
#include "common/unicode.hpp"
#include "fuzzer.hpp"

#include <algorithm>
#include <string_view>

using namespace messenger;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view typed(reinterpret_cast<const char*>(data), size);
    if (const auto address = canonical_address(typed)) {
        fuzz::require(canonical_address(*address) == address, "the canonical form is its own");
        fuzz::require(std::ranges::all_of(*address, [](char c) { return c > ' ' && c < 0x7f; }),
                      "it is printable ASCII");
    }
    if (const auto points = decode(typed))
        fuzz::require(encode(*points) == typed, "UTF-8 has one form");
    if (is_text(typed))
        fuzz::require(decode(typed).has_value(), "a text is UTF-8");
    if (const auto shown = decode(escape_controls(typed)))
        fuzz::require(std::ranges::none_of(*shown, is_control), "a terminal obeys nothing");
    return 0;
}
