#include "server/server_program.hpp"

#include "server/account_admin.hpp"
#include "server/database.hpp"
#include "server/messenger_app.hpp"
#include "server/program.hpp"
#include "server/server.hpp"
#include "server/tls.hpp"

#include <CLI/CLI.hpp>

#include <charconv>
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
    SignUpRules sign_up{};
};

/// What CLI11 reports; empty for a good value.
std::string why_not_max_accounts(std::string& typed) {
    int number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (error == std::errc{} && end == typed.data() + typed.size() && number >= 1 &&
        number <= most_accounts)
        return "";
    return "must be 1 to " + std::to_string(most_accounts) + ": an envelope has no more recipients";
}

std::string why_not_invite(std::string& typed) {
    return typed.empty() ? "must not be empty" : "";
}

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
    app.add_option("--max-accounts", options.sign_up.max_accounts,
                   "how many accounts people can create, 1 to " + std::to_string(most_accounts))
        ->capture_default_str()
        ->type_name("N")
        ->check(CLI::Validator(why_not_max_accounts, ""));
    app.add_option("--invite", options.sign_up.invite,
                   "a code without which nobody can create an account")
        ->type_name("CODE")
        ->check(CLI::Validator(why_not_invite, ""));
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
    pages.reserve(folders.size());
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

void warn_of_too_many_accounts(SQLite::Database& database) {
    const auto count = count_accounts(database);
    if (count > most_accounts)
        std::cerr << "This database has " << count << " accounts. People are shown the oldest "
                  << most_accounts << " of them: an envelope has no more recipients.\n";
}

void serve(const ServerStep& step, const ListenOptions& listen, const Options& options) {
    auto database = open_database(options.database, step.migrations);
    MessengerApp app(step.number, database, OriginCheck(listen.address, options.origins),
                     page_folders(step.number), std::cout, system_clock, {}, options.sign_up);
    warn_of_too_many_accounts(database);
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
