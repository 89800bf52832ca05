// How output looks: bold, dim, green and red, which are readable on light and dark terminals.
// Colour is never the only sign: a word or a symbol always says the same.

#pragma once

#include <string>
#include <string_view>

namespace companion {

/// What standard output can show. Determined once.
struct TerminalStyle {
    bool terminal; // a person watches, and the cursor can go back to the start of the line
    bool colour;   // NO_COLOR is honoured
    bool utf8;     // the locale has ✓ and ✗
};
const TerminalStyle& terminal_style();

std::string bold(std::string_view text);
std::string dim(std::string_view text);
std::string green(std::string_view text);
std::string red(std::string_view text);

/// Prints `text` on standard output at once, with its symbols in ASCII unless the locale is UTF-8.
void say(std::string_view text);

/// `text` with the symbols that this project prints replaced by ASCII.
std::string in_ascii(std::string_view text);

/// `text` without carriage returns, and with "?" for each other control character except line ends
/// and tabs: the output of a test must not move the cursor.
std::string escape_controls(std::string_view text);

/// `text` wrapped into lines of at most 80 columns, each indented by `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent = 0);

/// `text` with its lines of more than 80 columns wrapped. Lines that begin with a space stay as
/// they are, since in those a compiler quotes and marks source code.
std::string folded(std::string_view text);

/// The number of columns that `text` takes. (Counts code points: nothing here is wider than one
/// column.)
std::size_t columns(std::string_view text);

/// `text` filled up with spaces to `width` columns.
std::string padded(std::string_view text, std::size_t width);

} // namespace companion
