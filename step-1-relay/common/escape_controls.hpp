// Makes text that others wrote safe to print: a terminal obeys control characters.

#pragma once

#include <string>
#include <string_view>

namespace messenger {

/// Returns `text`, which is UTF-8, with every control character (U+0000 to U+001F, U+007F to
/// U+009F) written as an escape like \x1b, and every character that reorders a line, ends one, or
/// cannot be seen as one like \u202e. A terminal then shows the text as it is and obeys nothing in
/// it.
std::string escape_controls(std::string_view text);

} // namespace messenger
