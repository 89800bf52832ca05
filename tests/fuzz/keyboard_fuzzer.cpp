// The terminal may send any bytes. The cursor stays in its line, and the line stays UTF-8.

#include "client/keyboard.hpp"
#include "client/line_editor.hpp"
#include "common/unicode.hpp"
#include "fuzzer.hpp"

using namespace messenger;
using namespace messenger::client;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr int width = 20;
    KeyDecoder decoder;
    LineEditor line;
    for (std::size_t i = 0; i != size; ++i) {
        const auto key = decoder.take(static_cast<char>(data[i]));
        if (!key)
            continue;
        if (key->kind == Key::Kind::enter)
            fuzz::require(decode(line.take()).has_value(), "what was typed is UTF-8");
        else
            line.apply(*key);
        const auto view = line.view(width);
        fuzz::require(view.cursor >= 0 && view.cursor < width, "the cursor is inside");
        fuzz::require(decode(view.text).has_value(), "what is shown is UTF-8");
    }
    return 0;
}
