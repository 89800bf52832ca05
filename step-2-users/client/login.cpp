#include "client/login.hpp"

#include "client/errors.hpp"
#include "client/prompt.hpp"
#include "client/secret_file.hpp"
#include "common/address.hpp"

#include <boost/json.hpp>

namespace messenger::client {
namespace net = boost::asio;
namespace json = boost::json;

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
net::awaitable<json::value> sign_up(Api& api, std::string email, std::string password,
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

/// An address and a password that the server has accepted.
struct Entered {
    std::string email; // canonical
    std::string password;
};

/// What the server answered to a login or sign-up, for the address that was typed. What is no
/// address is left to the server to refuse.
Entered entered(const json::value& answer, const std::string& typed, std::string password) {
    auto me = canonical_address(typed).value_or("");
    require_own_address(answer, "email", me);
    return {std::move(me), std::move(password)};
}

/// Asks until the server accepts, three times at most.
net::awaitable<Entered> knock_until_let_in(Api& api, Credentials credentials) {
    const bool is_new = credentials.sign_up || (credentials.email.empty() && wants_to_sign_up());
    for (int attempt = 1;; ++attempt) {
        std::string sorry;
        auto email =
            credentials.email.empty() ? prompt_line("E-mail address: ") : credentials.email;
        auto password = is_new ? choose_password() : prompt_secret("Password: ");
        try {
            json::value answer;
            if (is_new)
                answer = co_await sign_up(api, email, password, credentials.invite);
            else
                answer = co_await api.log_in(email, password);
            co_return entered(answer, email, std::move(password));
        } catch (const LoginRefused& refused) {
            if (attempt == most_attempts)
                throw;
            sorry = refused.what();
        }
        prompt_secret(sorry + " Press Enter to try again.");
    }
}

net::awaitable<Entered> enter(Api& api, Credentials credentials) {
    auto password = read_secret("password", credentials.password_file, password_variable);
    if (!password)
        co_return co_await knock_until_let_in(api, std::move(credentials));
    if (credentials.email.empty())
        throw FatalError("A password was given without an address. Add --email.");
    json::value answer;
    if (credentials.sign_up)
        answer = co_await api.sign_up(credentials.email, *password, credentials.invite);
    else
        answer = co_await api.log_in(credentials.email, *password);
    co_return entered(answer, credentials.email, std::move(*password));
}

} // namespace

void require_own_address(const json::value& answer, std::string_view name, const std::string& me) {
    const auto* members = answer.if_object();
    const auto* address = members ? members->if_contains(name) : nullptr;
    if (me.empty() || !address || !address->is_string() || address->get_string() != me)
        throw FatalError("The server says that you are not " + me +
                         ", the address that you typed. It is broken, or it lies, so this program "
                         "has left it.");
}

net::awaitable<Account> log_in(Api& api, Credentials credentials) {
    co_await look_whether_it_is_there(api);
    auto [me, password] = co_await enter(api, std::move(credentials));
    const auto about = co_await api.call("GET", "/api/me");
    require_own_address(about, "email", me);
    co_return Account{std::move(me), std::move(password), about.as_object()};
}

} // namespace messenger::client
