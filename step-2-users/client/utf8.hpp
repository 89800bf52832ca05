// How text stands in a terminal.

#pragma once

#include "unicode.hpp"

namespace messenger::client {

/// The columns that `point` takes in a terminal: 0 for a combining one, 2 for a wide one, else 1.
/// Asks the C library, which knows only when the locale is one of UTF-8: see use_utf8().
int columns(char32_t point);

/// Tells the C library that terminals speak UTF-8, also where the environment does not say so, as
/// often over ssh.
void use_utf8();

} // namespace messenger::client
