// chat: the messenger in a terminal, or at the end of a pipe.

#include "chat.hpp"
#include "entrance.hpp"
#include "trouble.hpp"

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdio>

using namespace messenger::client;

namespace {

constexpr auto footer =
    "The password is asked for, and not shown. A script gives --email, and the\n"
    "password with --password-file or in the variable MESSENGER_PASSWORD; then\n"
    "each line that it writes is a message, and each message is a line.\n"
    "Exit status: 0 done, 1 login refused, 2 cannot do that.";

boost::asio::awaitable<void> chat(Api& api, Ticket ticket) {
    const auto executor = co_await boost::asio::this_coro::executor;
    const auto me = co_await enter(api, std::move(ticket));
    InTheClear content;
    const auto screen = open_screen(executor);
    Chat chat(api, me, content, *screen, executor);
    co_await chat.run();
}

/// Runs until the chat is over. Throws what ends it.
void run(const std::string& url, const Ticket& ticket) {
    Api api(read_place(url));
    boost::asio::io_context context(1);
    std::exception_ptr failure;
    boost::asio::co_spawn(context, chat(api, ticket), [&](std::exception_ptr error) {
        failure = error;
        context.stop();
    });
    context.run();
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("The messenger in a terminal.");
    app.name("chat");
    app.footer(footer);
    std::string url = "http://localhost:8888";
    Ticket ticket;
    app.add_option("URL", url, "where the server is")->capture_default_str();
    app.add_option("--email", ticket.email, "who you are");
    app.add_option("--password-file", ticket.password_file,
                   "a file whose first line is the password");
    app.add_flag("--sign-up", ticket.sign_up, "makes a new account");

    try {
        app.parse(argc, argv);
        run(url, ticket);
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
