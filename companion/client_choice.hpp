// Which terminal client belongs to a server: the one of the same step, from the same files.

#pragma once

#include "program.hpp"

#include <string>
#include <vector>

namespace companion {

struct ClientChoice {
    Program program;
    std::vector<Part> parts;
    std::string sentence; // that names the client
};

/// The client for the server at the URL among `words`: if `run` or `demo` started a server on that
/// port of this machine, the one for the last of these, and otherwise the finished client, from the
/// solutions. Throws std::runtime_error if that server has no accounts.
ClientChoice choose_client(const Project& project, const std::vector<std::string>& words);

} // namespace companion
