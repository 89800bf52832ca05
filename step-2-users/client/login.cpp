#include "client/login.hpp"

#include "client/errors.hpp"
#include "client/prompt.hpp"
#include "client/secret_file.hpp"

#include <boost/json.hpp>

namespace messenger::client {
namespace net = boost::asio;

namespace {

constexpr int most_attempts = 3;
constexpr auto password_variable = "MESSENGER_PASSWORD";

std::string choose_password() {
    for (;;) {
        auto password = prompt_secret("Choose a password, 8 characters or more: ");
        if (prompt_secret("Once more: ") == password)
            return password;
        prompt_secret("The two do not match. Press Enter to try again.");
    }
}

bool wants_to_sign_up() {
    for (;;) {
        const auto answer = prompt_line("Log in (l), or sign up (s)? ");
        if (answer == "l" || answer == "s")
            return answer == "s";
    }
}

/// Checks that the server is there, before anybody types a password for it.
net::awaitable<void> look_whether_it_is_there(Api& api) {
    try {
        co_await api.call("GET", "/api/me");
    } catch (const ApiError& error) {
        if (error.status != 401)
            throw;
    }
}

/// Signs up, and asks the person at the terminal for the invite code if the server wants one.
net::awaitable<void> sign_up(Api& api, std::string email, std::string password,
                             std::string invite) {
    for (int attempt = 1;; ++attempt) {
        std::string sorry;
        try {
            co_return co_await api.sign_up(email, password, invite);
        } catch (const InviteNeeded& needed) {
            if (attempt > most_attempts)
                throw;
            sorry = needed.what();
        }
        tell(sorry);
        invite = prompt_line("Invite code: ");
    }
}

/// Asks until the server accepts, three times at most. Returns the password that it accepted.
net::awaitable<std::string> knock_until_let_in(Api& api, Credentials credentials) {
    const bool is_new = credentials.sign_up || (credentials.email.empty() && wants_to_sign_up());
    for (int attempt = 1;; ++attempt) {
        std::string sorry;
        auto email =
            credentials.email.empty() ? prompt_line("E-mail address: ") : credentials.email;
        auto password = is_new ? choose_password() : prompt_secret("Password: ");
        try {
            if (is_new)
                co_await sign_up(api, std::move(email), password, credentials.invite);
            else
                co_await api.log_in(std::move(email), password);
            co_return password;
        } catch (const LoginRefused& refused) {
            if (attempt == most_attempts)
                throw;
            sorry = refused.what();
        }
        prompt_secret(sorry + " Press Enter to try again.");
    }
}

} // namespace

net::awaitable<Account> log_in(Api& api, Credentials credentials) {
    co_await look_whether_it_is_there(api);
    auto password = read_secret("password", credentials.password_file, password_variable);
    if (password && credentials.email.empty())
        throw FatalError("A password was given without an address. Add --email.");
    if (password && credentials.sign_up)
        co_await api.sign_up(credentials.email, *password, credentials.invite);
    else if (password)
        co_await api.log_in(credentials.email, *password);
    else
        password = co_await knock_until_let_in(api, std::move(credentials));
    const auto me = co_await api.call("GET", "/api/me");
    const auto& about = me.as_object();
    co_return Account{std::string(about.at("email").as_string()), *password, about};
}

} // namespace messenger::client
