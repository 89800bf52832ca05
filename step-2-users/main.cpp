// The program of step 2: users, their messages, and the page, on one port.

#include "database.hpp"
#include "public_address.hpp"
#include "server.hpp"
#include "users.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>

using namespace messenger;

namespace {

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string database = "messenger.db";
    std::vector<std::string> origins;
};

void serve(const Options& options) {
    auto database = open_database(options.database);
    Users users(database, Origins(options.address, options.origins),
                {WORKSHOP_SOURCE_DIR "/step-2-users/page"}, std::cout);
    Server server(options.address, options.port, users.site(), users_limits());
    server.stop_on_signals();
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ); // a line at a time, also into a file or pipe
    announce(2, server.port());
    server.run();
    std::cout << "Stopped.\n";
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Step 2: a messenger with users. Still in the clear.");
    Options options;
    app.add_option("--address", options.address,
                   "where to listen; 0.0.0.0 is every network of this machine")
        ->capture_default_str();
    app.add_option("--port", options.port, "0 takes a free one")->capture_default_str();
    app.add_option("--database", options.database, "the file that keeps everything")
        ->capture_default_str();
    app.add_option("--origin", options.origins,
                   "an address under which browsers reach this server, such as "
                   "https://chat.example.org");
    app.failure_message([](const CLI::App*, const CLI::Error& error) {
        return std::string(error.what()) + ". See --help.\n";
    });

    try {
        app.parse(argc, argv);
        serve(options);
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
