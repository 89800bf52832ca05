// The program around a server: its command line, and its run from the first line of output to
// "Stopped."

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace messenger {

class MessengerApp;

/// A switch that a step adds to the command line.
struct Flag {
    std::string name; // "--dishonest"
    bool& value;      // set before the server runs
    std::string what; // for --help
};

/// What the server of a step is made of.
struct ServerStep {
    int number;
    std::string description; // for --help

    /// All that there have ever been, oldest first (database.hpp).
    std::vector<std::string> migrations;

    /// Adds what the step brings to the app's extensions. The result lives as long as the app.
    std::function<std::shared_ptr<void>(MessengerApp&, SQLite::Database&)> extend{};

    std::vector<Flag> flags{};
};

/// What main() does: reads the options, and serves until a signal ends it. Prints a sentence about
/// whatever is wrong. Returns the exit status: 0 after a signal, 2 if it could not do what it was
/// told.
int run_server(int argc, char** argv, const ServerStep& step);

} // namespace messenger
