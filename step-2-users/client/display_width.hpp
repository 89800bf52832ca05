// The width of text in a terminal.

#pragma once

#include "common/unicode.hpp"

namespace messenger::client {

/// How many columns `point` takes in a terminal: 0 for a combining character, 2 for a wide one,
/// otherwise 1. Asks the C library, which knows this only in a UTF-8 locale: see use_utf8().
int display_width(char32_t point);

/// Gives the C library a UTF-8 locale, even if the environment does not name one, as is common over
/// ssh.
void use_utf8();

} // namespace messenger::client
