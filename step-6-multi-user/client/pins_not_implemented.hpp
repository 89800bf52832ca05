// Finds out what the learner's multi_user.cpp cannot do yet, before anybody relies on it.

#pragma once

#include <optional>
#include <string>

namespace messenger::client {

/// A sentence that names the next TODO and begins with a lowercase letter; nothing if there is
/// none. Sending needs 6.1 to 6.3, comparing needs 6.4 and 6.5.
std::optional<std::string> not_implemented_for_sending();
std::optional<std::string> not_implemented_for_comparing();

} // namespace messenger::client
