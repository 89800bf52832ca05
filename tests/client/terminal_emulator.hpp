// What somebody sees who looks at a terminal: enough of one to tell whether a line is garbled.

#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The rows that 80 columns show after `bytes` were written, blanks at their ends cut off. Throws
/// std::runtime_error for an escape sequence that `chat` has no reason to use. A code point takes a
/// column.
std::vector<std::string> seen(std::string_view bytes);
