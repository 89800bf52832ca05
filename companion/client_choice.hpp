// Which terminal client belongs to a server: the one of the same step, from the same files.

#pragma once

#include "program.hpp"

#include <string>
#include <vector>

namespace companion {

struct ClientChoice {
    Program program;
    std::vector<Part> parts;
    std::string sentence; // which one it is
};

/// For the server at the URL among `words`, what `run` or `demo` started last on that port of this
/// machine; for any other server the finished client, from the solutions. Throws
/// std::runtime_error where the server is one without accounts.
ClientChoice choose_client(const Project& project, const std::vector<std::string>& words);

} // namespace companion
