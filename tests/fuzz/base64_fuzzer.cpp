// There is one text for the same bytes, in both alphabets.

#include "common/bytes.hpp"
#include "fuzzer.hpp"

#include <string_view>

using namespace messenger;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto bytes = from_base64url(text))
        fuzz::require(to_base64url(*bytes) == text, "base64url has one text for the same bytes");
    if (const auto bytes = from_base64(text))
        fuzz::require(to_base64(*bytes) == text, "base64 has one text for the same bytes");
    const Bytes bytes(data, data + size);
    fuzz::require(from_base64url(to_base64url(bytes)) == bytes, "base64url loses nothing");
    return 0;
}
