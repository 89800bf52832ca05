// How output looks: bold, dim, green and red at most, which both light and dark terminals have, and
// never a colour alone: a word or a sign always says the same.

#pragma once

#include <string>
#include <string_view>

namespace companion {

/// What standard output can show, found out once.
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

/// Prints `text` on standard output at once, its signs in ASCII where the locale has no others.
void say(std::string_view text);

/// `text` with the signs that this project prints replaced by ASCII.
std::string in_ascii(std::string_view text);

/// `text` with its control characters, except line ends and tabs, made visible: what a test prints
/// must not move the cursor.
std::string escape_controls(std::string_view text);

/// `text` in words of at most 80 columns, each line indented by `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent = 0);

/// `text` with its lines of more than 80 columns broken between words; lines that begin with a
/// space stay as they are, since in those a compiler points at places of a source.
std::string folded(std::string_view text);

/// How many columns `text` takes. (Counts code points: nothing here is wider than one column.)
std::size_t columns(std::string_view text);

/// `text` filled up with spaces to `width` columns.
std::string padded(std::string_view text, std::size_t width);

} // namespace companion
