#include "client/program.hpp"

#include "client/errors.hpp"

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdio>

namespace messenger::client {
namespace {

constexpr auto footer =
    "chat asks for the password, and does not show it. A script gives --email, and\n"
    "the password with --password-file or in the variable MESSENGER_PASSWORD. Then\n"
    "each line of input is sent as a message, and each message is printed as a line.\n"
    "Exit status: 0 success, 1 login refused, 2 any other failure.";

/// Runs `conversation` to its end. Throws whatever it throws.
void run(const ServerUrl& server, const Credentials& credentials,
         const Conversation& conversation) {
    Api api(server);
    boost::asio::io_context context(1);
    std::exception_ptr failure;
    boost::asio::co_spawn(context, conversation(api, credentials), [&](std::exception_ptr error) {
        failure = error;
        context.stop();
    });
    context.run();
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace

int run_program(int argc, char** argv, const Conversation& conversation,
                const std::vector<Option>& options) {
    CLI::App app("The messenger in a terminal.");
    app.name("chat");
    app.footer(footer);
    std::string url = "http://localhost:8888";
    std::string certificate;
    Credentials credentials;
    app.add_option("URL", url, "The server's address (" + url + ")");
    app.add_option("--email", credentials.email, "Your e-mail address");
    app.add_option("--password-file", credentials.password_file, "Its first line is the password");
    app.add_option("--certificate", certificate,
                   "With https://: also trusts the certificate in this PEM file");
    app.add_flag("--sign-up", credentials.sign_up, "Creates a new account");
    app.add_option("--invite", credentials.invite,
                   "With --sign-up: the code, if the server wants one");
    for (const auto& option : options)
        app.add_option(option.name, option.value, option.what);

    try {
        app.parse(argc, argv);
        auto server = parse_server_url(url);
        server.certificate = certificate;
        run(server, credentials, conversation);
        return 0;
    } catch (const CLI::CallForHelp& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        std::fprintf(stderr, "%s. See --help.\n", error.what());
        return 2;
    } catch (const LoginRefused& refused) {
        std::fprintf(stderr, "%s\n", refused.what());
        return 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}

} // namespace messenger::client
