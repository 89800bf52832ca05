// The HTTP API: JSON both ways.
//
//     POST   /api/users                    email, password   201 {"email"} and a session
//     POST   /api/session                  email, password   200 {"email"} and a session
//     DELETE /api/session                                    204
//     GET    /api/me                                         200 {"email","step"}
//     GET    /api/messages?before=ID       or ?after=ID, &limit=1…200 (50); ascending
//
// All but the first two need a session. Errors are {"error":{"code":"email_taken","message":"…"}}
// with the fitting status. Later steps add calls, and members to what is told of me
// (additions.hpp).

#pragma once

#include "accounts.hpp"
#include "additions.hpp"
#include "chat.hpp"
#include "clock.hpp"
#include "http.hpp"
#include "messages.hpp"
#include "patience.hpp"
#include "workers.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <string_view>

namespace messenger {

/// The response that brings `body`.
Response success(unsigned status, const JsonObject& body);

/// The response that tells an error; the second is for requests of another shape than asked for.
Response failure(unsigned status, std::string_view code, std::string_view message);
Response bad_request();

/// Lives on the server's thread; only passwords are hashed on others.
class Api {
  public:
    Api(Accounts& accounts, Messages& messages, Chat& chat, Workers& workers,
        const Additions& additions, Clock clock)
        : accounts_(accounts)
        , messages_(messages)
        , chat_(chat)
        , workers_(workers)
        , additions_(additions)
        , clock_(std::move(clock)) {}

    /// Throws SQLite::Exception when the database fails, TooBusy and TooManyAttempts.
    boost::asio::awaitable<Response> answer(const Request& request);

    /// Whether `password` is that of the account `email` (canonical), which may be none. Whoever is
    /// wrong often has to wait: throws TooManyAttempts, and what answer() throws besides. `remote`
    /// is the address of whoever tries.
    boost::asio::awaitable<bool> is_password_of(const std::string& email,
                                                const std::string& password,
                                                const std::string& remote);

    /// Whose session `request` brings; nothing when it brings none.
    std::optional<std::string> user_of(const Request& request);

  private:
    boost::asio::awaitable<Response> sign_up(const Request& request);
    boost::asio::awaitable<Response> log_in(const Request& request);
    Response log_out(const Request& request);
    Response about(const std::string& user);
    Response history(std::string_view query);
    Response with_session(const Request& request, unsigned status, const std::string& email);

    Accounts& accounts_;
    Messages& messages_;
    Chat& chat_;
    Workers& workers_;
    const Additions& additions_;
    Clock clock_;
    Delays delays_;
};

} // namespace messenger
