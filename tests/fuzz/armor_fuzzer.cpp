// An armoured block has one form, but for CRLF at the ends of its lines.

#include "common/armor.hpp"
#include "fuzzer.hpp"

#include <string>

using namespace messenger;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto bytes = from_armor(text)) {
        std::erase(text, '\r');
        fuzz::require(to_armor(*bytes) == text, "there is one block for the same bytes");
    }
    const Bytes bytes(data, data + size);
    fuzz::require(from_armor(to_armor(bytes)) == bytes || size == 0, "armour loses nothing");
    return 0;
}
