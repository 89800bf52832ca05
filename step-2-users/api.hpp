// The HTTP API: JSON both ways.
//
//     POST   /api/users                    email, password   201 {"email"} and a session
//     POST   /api/session                  email, password   200 {"email"} and a session
//     DELETE /api/session                                    204
//     GET    /api/me                                         200 {"email","step"}
//     GET    /api/messages?before=ID       or ?after=ID, &limit=1…200 (50); ascending
//
// All but the first two need a session. Errors are {"error":{"code":"email_taken","message":"…"}}
// with the fitting status.

#pragma once

#include "accounts.hpp"
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

/// The response that tells an error.
Response failure(unsigned status, std::string_view code, std::string_view message);

/// Lives on the server's thread; only passwords are hashed on others.
class Api {
  public:
    Api(Accounts& accounts, Messages& messages, Chat& chat, Workers& workers, Clock clock)
        : accounts_(accounts)
        , messages_(messages)
        , chat_(chat)
        , workers_(workers)
        , clock_(std::move(clock)) {}

    /// Throws SQLite::Exception when the database fails, and TooBusy.
    boost::asio::awaitable<Response> answer(const Request& request);

    /// Whose session `request` brings; nothing when it brings none.
    std::optional<std::string> user_of(const Request& request);

  private:
    boost::asio::awaitable<Response> sign_up(const Request& request);
    boost::asio::awaitable<Response> log_in(const Request& request);
    Response log_out(const Request& request);
    Response history(std::string_view query);
    Response with_session(const Request& request, unsigned status, const std::string& email);

    Accounts& accounts_;
    Messages& messages_;
    Chat& chat_;
    Workers& workers_;
    Clock clock_;
    Delays delays_;
};

} // namespace messenger
