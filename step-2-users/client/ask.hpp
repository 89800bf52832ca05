// Questions to whoever sits at the terminal, also while standard input is a pipe.

#pragma once

#include <string>
#include <string_view>

namespace messenger::client {

/// The line that is typed after `question`. Throws CannotDo when there is nobody to answer.
std::string ask(std::string_view question);

/// The same, and nothing of the answer is shown.
std::string ask_secret(std::string_view question);

/// Shows a line to whoever could be asked; where there is nobody, nothing happens.
void tell(std::string_view line);

} // namespace messenger::client
