#include "server/server_program.hpp"

#include "server/messenger_app.hpp"
#include "server/public_address.hpp"
#include "server/server.hpp"
#include "server/tls.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <optional>

namespace messenger {

int run_server(int argc, char** argv, const std::string& description,
               const std::function<void(const ServerOptions&)>& serve,
               const std::vector<Flag>& flags) {
    CLI::App app(description);
    ServerOptions options;
    app.add_option("--address", options.address,
                   "where to listen; 0.0.0.0 means every network of this machine")
        ->capture_default_str();
    app.add_option("--port", options.port, "0 picks a free port")->capture_default_str();
    app.add_option("--database", options.database, "the file that stores everything")
        ->capture_default_str();
    app.add_option("--origin", options.origins,
                   "an address at which browsers reach this server, such as "
                   "https://chat.example.org");
    auto* certificate = app.add_option("--certificate", options.certificate,
                                       "speak HTTPS with the certificate in this PEM file");
    auto* key = app.add_option("--key", options.key, "the PEM file of its private key");
    certificate->needs(key);
    key->needs(certificate);
    for (const auto& flag : flags)
        app.add_flag(flag.name, flag.value, flag.what);
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

void serve_until_stopped(MessengerApp& app, const ServerOptions& options) {
    std::optional<Tls> tls;
    if (!options.certificate.empty() || !options.key.empty())
        tls.emplace(options.certificate, options.key);
    if (const auto warning = tls ? tls->warning() : std::nullopt)
        std::cerr << *warning << '\n';
    Server server(options.address, options.port, app.handlers(), messenger_limits(),
                  tls ? &*tls : nullptr);
    server.stop_on_signals();
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ); // line by line, even into a file or pipe
    announce(app.extensions().step, server.port(), tls.has_value());
    server.run();
    std::cout << "Stopped.\n";
}

} // namespace messenger
