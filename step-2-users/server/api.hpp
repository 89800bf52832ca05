// The HTTP API, with JSON in both directions: accounts, sessions and the history. PROTOCOL.md,
// section 2.4, describes the calls, and section 4 the errors. Later steps add calls, and members to
// the answer of GET /api/me (server/extensions.hpp).

#pragma once

#include "accounts.hpp"
#include "server/chat.hpp"
#include "server/clock.hpp"
#include "server/devices.hpp"
#include "server/extensions.hpp"
#include "server/hashing_pool.hpp"
#include "server/http.hpp"
#include "server/messages.hpp"
#include "server/rate_limit.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <string_view>

namespace messenger {

/// A response that carries `body`.
Response success(unsigned status, const JsonObject& body);

/// An error response. bad_request() is for requests that do not have the shape that the API
/// expects, not_logged_in() for those without a session.
Response failure(unsigned status, std::string_view code, std::string_view message);
Response bad_request();
Response not_logged_in();

/// Opens a session of `email` for the sender of `request`: a response with the cookie, and with
/// that of the device if a browser needs one.
Response begin_session(Accounts& accounts, Devices& devices, const Request& request,
                       unsigned status, const std::string& email, std::int64_t now);

/// Whether a password may be chosen, by its length. bad_password() is the response if not.
bool is_allowed_password(std::string_view password);
Response bad_password();

/// Belongs to the server's thread; only the hashing of passwords runs on other threads.
class Api {
  public:
    /// Adds its routes to those of `extensions`. All outlive it.
    Api(Accounts& accounts, Devices& devices, Messages& messages, Chat& chat,
        HashingPool& hashing_pool, Extensions& extensions, Clock clock);

    /// Throws SQLite::Exception if the database fails, TooBusy (server/hashing_pool.hpp) and
    /// TooManyAttempts (server/rate_limit.hpp).
    boost::asio::awaitable<Response> answer(const Request& request);

    /// Whether `password` is the password of the account `email` (canonical). False if there is no
    /// such account. `request` is what brought the password. Throws TooManyAttempts if its sender
    /// was wrong too often and has to wait, and whatever else answer() throws.
    boost::asio::awaitable<bool>
    is_password_of(const std::string& email, const std::string& password, const Request& request);

    /// The user whose session `request` carries, or nothing if it carries none.
    std::optional<std::string> user_of(const Request& request);

  private:
    void add_routes(std::map<std::string, Route, std::less<>>& routes);
    boost::asio::awaitable<Response> log_in(const Request& request);
    Response log_out(const Request& request);
    Response about(const std::string& user);
    Response history(const Request& request, const std::string& user);

    Accounts& accounts_;
    Devices& devices_;
    Messages& messages_;
    Chat& chat_;
    HashingPool& hashing_pool_;
    const Extensions& extensions_;
    Clock clock_;
    LoginBackoff login_backoff_;  // by IP address
    LoginBackoff device_backoff_; // by device, of those that the account knows
    TokenBucket history_rate_;
    UnderWay unread_history_;
};

} // namespace messenger
