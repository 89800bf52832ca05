// Which servers were started here, so that the client can be chosen that belongs to one. Remembered
// for each port, in .workshop/server-PORT.

#pragma once

#include "project.hpp"

#include <optional>

namespace companion {

struct Started {
    int step;
    bool reference; // from the solutions alone
};

/// Remembers the newest server on `port`; nothing for port 0, where the server takes a free one.
void remember_server(const Project& project, int port, const Started& server);

/// What was started last on `port`, if anything.
std::optional<Started> last_server_on(const Project& project, int port);

} // namespace companion
