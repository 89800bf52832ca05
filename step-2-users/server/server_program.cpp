#include "server/server_program.hpp"

#include "server/database.hpp"
#include "server/messenger_app.hpp"
#include "server/program.hpp"
#include "server/server.hpp"
#include "server/tls.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <map>

namespace messenger {

namespace {

struct Options {
    std::string database = "messenger.db";
    std::vector<std::string> origins{};
    std::string certificate{}; // PEM files; with these two it speaks HTTPS
    std::string key{};
};

void add_options(CLI::App& app, Options& options) {
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
}

/// The page of a step: its own folder, then those of the steps before it, down to step 2.
std::vector<std::filesystem::path> page_folders(int number) {
    std::map<int, std::filesystem::path, std::greater<>> folders; // by step, the newest first
    for (const auto& entry : std::filesystem::directory_iterator(WORKSHOP_SOURCE_DIR)) {
        const auto name = entry.path().filename().string();
        for (int step = 2; step <= number; ++step)
            if (name.starts_with("step-" + std::to_string(step) + "-") &&
                std::filesystem::is_directory(entry.path() / "page"))
                folders[step] = entry.path() / "page";
    }
    std::vector<std::filesystem::path> pages;
    for (const auto& [step, folder] : folders)
        pages.push_back(folder);
    return pages;
}

/// Nothing for plain HTTP.
std::unique_ptr<Tls> tls_of(const Options& options) {
    if (options.certificate.empty() && options.key.empty())
        return nullptr;
    auto tls = std::make_unique<Tls>(options.certificate, options.key);
    if (const auto warning = tls->warning())
        std::cerr << *warning << '\n';
    return tls;
}

void serve(const ServerStep& step, const ListenOptions& listen, const Options& options) {
    auto database = open_database(options.database, step.migrations);
    MessengerApp app(step.number, database, OriginCheck(listen.address, options.origins),
                     page_folders(step.number), std::cout);
    const auto extension = step.extend ? step.extend(app, database) : nullptr;
    const auto tls = tls_of(options);
    Server server(listen.address, listen.port, app.handlers(), messenger_limits(), tls.get());
    run_until_stopped(server, step.number, tls != nullptr);
}

} // namespace

int run_server(int argc, char** argv, const ServerStep& step) {
    Options options;
    return run_program(
        argc, argv, step.description,
        [&](const ListenOptions& listen) { serve(step, listen, options); },
        [&](CLI::App& app) {
            add_options(app, options);
            for (const auto& flag : step.flags)
                app.add_flag(flag.name, flag.value, flag.what);
        });
}

} // namespace messenger
