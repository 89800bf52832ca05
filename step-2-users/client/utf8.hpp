// Text as code points, for whoever has to count or cut it.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace messenger::client {

/// The code points of `text`, or nothing when it is no UTF-8 (RFC 3629: no surrogates, nothing
/// longer than needed).
std::optional<std::u32string> decode(std::string_view text);

std::string encode(std::u32string_view points);

/// How many bytes the sequence has that begins with `first`; 0 when none begins so.
std::size_t sequence_length(unsigned char first);

/// A control character: Unicode's category Cc.
bool is_control(char32_t point);

/// The columns that `point` takes in a terminal: 0 for a combining one, 2 for a wide one, else 1.
/// Asks the C library, which knows only when the locale is one of UTF-8: see use_utf8().
int columns(char32_t point);

/// Tells the C library that terminals speak UTF-8, also where the environment does not say so, as
/// often over ssh.
void use_utf8();

} // namespace messenger::client
