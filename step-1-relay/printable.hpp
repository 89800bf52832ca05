// What others wrote goes to a terminal through here: a terminal obeys control characters.

#pragma once

#include <string>
#include <string_view>

namespace messenger {

/// `text`, which is UTF-8, with every control character (U+0000 to U+001F, U+007F to U+009F)
/// written as an escape like \x1b, so that a terminal shows it and obeys nothing in it.
std::string printable(std::string_view text);

} // namespace messenger
