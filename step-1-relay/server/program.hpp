// The program around a server, in every step: its command line, its run, and its exit status.

#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace messenger {

class Server;

struct ListenOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
};

/// What main() does: reads the options --address, --port and those that `add_options` adds, and
/// calls `serve`. Prints a sentence about whatever is wrong. Returns the exit status: 0, or 2 if
/// something was wrong. `description` is for --help.
int run_program(
    int argc, char** argv, const std::string& description,
    const std::function<void(const ListenOptions&)>& serve,
    const std::function<void(CLI::App&)>& add_options = [](CLI::App&) {});

/// Runs the server of `step` until a signal stops it. Prints its address, and "Stopped." at the
/// end.
void run_until_stopped(Server& server, int step, bool https = false);

} // namespace messenger
