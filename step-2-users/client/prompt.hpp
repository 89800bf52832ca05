// Questions to the person at the terminal, even while standard input is a pipe.

#pragma once

#include <string>
#include <string_view>

namespace messenger::client {

/// Shows `question` and returns the line that is typed after it. Throws FatalError if there is
/// nobody to answer.
std::string prompt_line(std::string_view question);

/// The same, but the answer is not shown.
std::string prompt_secret(std::string_view question);

/// Shows a line to the person who could be asked. Does nothing if there is nobody.
void tell(std::string_view line);

} // namespace messenger::client
