#include "server/program.hpp"

#include "server/public_address.hpp"
#include "server/server.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>

namespace messenger {

int run_program(int argc, char** argv, const std::string& description,
                const std::function<void(const ListenOptions&)>& serve,
                const std::function<void(CLI::App&)>& add_options) {
    CLI::App app(description);
    ListenOptions options;
    app.add_option("--address", options.address,
                   "where to listen; 0.0.0.0 means every network of this machine")
        ->capture_default_str();
    app.add_option("--port", options.port, "0 picks a free port")->capture_default_str();
    add_options(app);
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

void run_until_stopped(Server& server, int step, bool https) {
    server.stop_on_signals();
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ); // a line at a time, also into a file or pipe
    std::cout << "Step " << step << " listens on http" << (https ? "s" : "")
              << "://localhost:" << server.port() << '\n';
    if (const auto address = public_address(server.port()))
        std::cout << "Public address: " << *address << '\n';
    std::cout << "Press Ctrl-C to stop.\n";
    server.run();
    std::cout << "Stopped.\n";
}

} // namespace messenger
