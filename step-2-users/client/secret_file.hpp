// Secrets that a script provides instead of answering questions.

#pragma once

#include <optional>
#include <string>

namespace messenger::client {

/// The first line of `file` if its name is not empty, otherwise the value of the environment
/// variable `variable`; nothing if there is neither. Removes the variable from the environment.
/// Throws FatalError if the file cannot be read; `what`, such as "password", is for its sentence.
std::optional<std::string> read_secret(const std::string& what, const std::string& file,
                                       const char* variable);

} // namespace messenger::client
