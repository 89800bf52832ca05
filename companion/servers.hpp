// Which servers were started here, so that `chat` can choose the client that belongs to one.
// Remembered for each port, in .workshop/server-PORT.

#pragma once

#include "project.hpp"

#include <optional>

namespace companion {

struct Started {
    int step;
    bool reference; // from the solutions alone
};

/// Remembers the newest server on `port`. Ignores port 0, which lets the server choose a free one.
void remember_server(const Project& project, int port, const Started& server);

/// The server that was started last on `port`, if any.
std::optional<Started> last_server_on(const Project& project, int port);

} // namespace companion
