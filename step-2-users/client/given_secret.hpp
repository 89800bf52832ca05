// Secrets that a script gives, in the place of answers to questions.

#pragma once

#include <optional>
#include <string>

namespace messenger::client {

/// The first line of `file` when one is named, else the value of the environment variable
/// `variable`, which is not in the environment any more afterwards; nothing when there is neither.
/// `what` it is, "password", is for the CannotDo that is thrown when the file cannot be read.
std::optional<std::string> given_secret(const std::string& what, const std::string& file,
                                        const char* variable);

} // namespace messenger::client
