// The program around a server: its command line, and its run from the first line of output to
// "Stopped."

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace messenger {

class MessengerApp;

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string database = "messenger.db";
    std::vector<std::string> origins{};
    std::string certificate{}; // PEM files; with both, the server speaks HTTPS
    std::string key{};
};

/// A command-line flag that a step adds.
struct Flag {
    std::string name; // "--dishonest"
    bool& value;      // set before the server runs
    std::string what; // for --help
};

/// The whole program: reads its options and serves. Reports errors as a sentence on standard error.
/// Returns the exit status: 0 if it has ended as intended, 2 if it could not do what was asked.
int run_server(int argc, char** argv, const std::string& description,
               const std::function<void(const ServerOptions&)>& serve,
               const std::vector<Flag>& flags = {});

/// Listens, prints the address, and serves `users` until a signal stops it.
void serve_until_stopped(MessengerApp& app, const ServerOptions& options);

} // namespace messenger
