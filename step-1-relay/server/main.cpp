// The program of step 1: a page and a relay on one port.

#include "relay.hpp"
#include "server/page.hpp"
#include "server/public_address.hpp"
#include "server/server.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>

using namespace messenger;

namespace {

void serve(const std::string& address, std::uint16_t port) {
    const Page page({WORKSHOP_SOURCE_DIR "/step-1-relay/page"});
    Relay relay(std::cout);
    Server server(address, port,
                  {.answer = [&](const Request& request) -> boost::asio::awaitable<Response> {
                       co_return page.answer(request);
                   },
                   .session = [&](Client& client) { return relay.session(client); }});
    server.stop_on_signals();
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ); // line by line, even into a file or pipe
    announce(1, server.port());
    server.run();
    std::cout << "Stopped.\n";
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Step 1: a relay. What one client sends, all others receive.");
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    app.add_option("--address", address,
                   "where to listen; 0.0.0.0 means every network of this machine")
        ->capture_default_str();
    app.add_option("--port", port, "0 picks a free port")->capture_default_str();
    app.failure_message([](const CLI::App*, const CLI::Error& error) {
        return std::string(error.what()) + ". See --help.\n";
    });

    try {
        app.parse(argc, argv);
        serve(address, port);
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
