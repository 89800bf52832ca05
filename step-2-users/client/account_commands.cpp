#include "client/account_commands.hpp"

#include "client/errors.hpp"

#include <boost/json.hpp>

#include <memory>
#include <optional>

namespace messenger::client {
namespace net = boost::asio;
namespace json = boost::json;

namespace {

constexpr std::size_t shortest_password = 8, longest_password = 256; // bytes

class AccountCommands {
  public:
    AccountCommands(Api& api, Screen& screen, EndSession end_session)
        : api_(api), screen_(screen), end_session_(std::move(end_session)) {}

    net::awaitable<void> change_password();
    net::awaitable<void> log_out(std::string where);
    net::awaitable<void> remove();

    /// Runs `command`. Whatever goes wrong is noted on the screen.
    net::awaitable<void> attempt(net::awaitable<void> command);

  private:
    net::awaitable<std::optional<std::string>> new_password();
    net::awaitable<void> end(Request request, std::string done);
    net::awaitable<void> call(std::string method, std::string target, json::value body);

    Api& api_;
    Screen& screen_;
    EndSession end_session_;
};

net::awaitable<void> AccountCommands::attempt(net::awaitable<void> command) {
    if (!screen_.is_terminal()) {
        screen_.note("This command needs a terminal.");
        co_return;
    }
    try {
        co_await std::move(command);
    } catch (const ApiError& error) {
        screen_.note(std::string("Nothing was changed. ") + error.what());
    } catch (const ConnectionLost& lost) {
        screen_.note(std::string("It is not known whether that was done. ") + lost.what());
    }
}

net::awaitable<void> AccountCommands::call(std::string method, std::string target,
                                           json::value body) {
    co_await api_.call(std::move(method), std::move(target), std::move(body));
}

/// Nothing if the user has decided against it.
net::awaitable<std::optional<std::string>> AccountCommands::new_password() {
    for (;;) {
        const auto password = co_await screen_.next_secret("New password: ");
        if (!password || password->empty())
            co_return std::nullopt;
        if (password->size() < shortest_password)
            screen_.note("This password is too short: it needs 8 characters or more.");
        else if (password->size() > longest_password)
            screen_.note("This password is too long: it can have at most 256 bytes.");
        else if (co_await screen_.next_secret("Once more: ") == password)
            co_return password;
        else
            screen_.note("The two do not match.");
    }
}

net::awaitable<void> AccountCommands::change_password() {
    screen_.note("Changes the password with which you log in, and ends your other sessions.\n"
                 "The passphrase of your keys, if you have any, is something else and stays.\n"
                 "Just Enter goes back.");
    const auto old = co_await screen_.next_secret("Password: ");
    if (!old || old->empty())
        co_return;
    const auto password = co_await new_password();
    if (!password)
        co_return;
    const json::object body{{"password", *old}, {"new_password", *password}};
    co_await call("PUT", "/api/password", body);
    screen_.note("Your password is changed. Your other sessions have ended.");
}

net::awaitable<void> AccountCommands::log_out(std::string where) {
    if (where != "everywhere") {
        screen_.note("/logout everywhere ends all your sessions. /quit ends this one.");
        co_return;
    }
    const Request request = [this] { return call("DELETE", "/api/sessions", nullptr); };
    co_await end(request, "You are logged out everywhere.");
}

net::awaitable<void> AccountCommands::remove() {
    screen_.note("Removes your account: your sessions end, and the server forgets your password\n"
                 "and your keys. What you wrote stays with its readers. Nobody can undo this.\n"
                 "Just Enter goes back.");
    const auto password = co_await screen_.next_secret("Password: ");
    if (!password || password->empty())
        co_return;
    const json::object body{{"password", *password}};
    const Request request = [this, &body] { return call("POST", "/api/removal", body); };
    co_await end(request, "Your account is removed.");
}

net::awaitable<void> AccountCommands::end(Request request, std::string done) {
    const bool ended = co_await end_session_(request);
    if (ended)
        screen_.note(done);
    else
        screen_.note("Something that you wrote has not been sent yet. Try again later.");
}

} // namespace

void add_account_commands(Commands& commands, Api& api, Screen& screen, EndSession end_session) {
    const auto all = std::make_shared<AccountCommands>(api, screen, std::move(end_session));
    commands.add("/password", "change your password",
                 [all](std::string) { return all->attempt(all->change_password()); });
    commands.add("/logout", "with the word everywhere: end all your sessions",
                 [all](std::string where) { return all->attempt(all->log_out(std::move(where))); });
    commands.add("/remove-account", "remove your account from this server",
                 [all](std::string) { return all->attempt(all->remove()); });
}

} // namespace messenger::client
