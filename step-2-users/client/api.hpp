// The server's HTTP API.

#pragma once

#include "client/http.hpp"
#include "client/stored_message.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/json/value.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

namespace messenger::client {

/// The server understood the request and refused it.
struct ApiError : std::runtime_error {
    ApiError(unsigned status, std::string code, const std::string& sentence,
             std::chrono::seconds retry_after = {})
        : runtime_error(sentence)
        , status(status)
        , code(std::move(code))
        , retry_after(retry_after) {}

    unsigned status;                  // the HTTP status
    std::string code;                 // "email_taken"
    std::chrono::seconds retry_after; // when to ask again; 0 if the server does not say
};

/// A part of the history. The server limits its bytes, so it may hold few messages.
struct HistoryPage {
    std::vector<StoredMessage> messages; // ascending
    bool more;                           // whether there are further ones on that side
};

/// Every call throws ConnectionLost if there is no answer, ApiError if the server refuses, and
/// FatalError if the answer makes no sense. For one thread.
class Api {
  public:
    explicit Api(ServerUrl url) : url_(std::move(url)) {}

    /// Each begins a session, and returns the server's answer. Throws LoginRefused if the server
    /// refuses; InviteNeeded if it wants another `invite`. That may be empty if there is none.
    boost::asio::awaitable<boost::json::value> sign_up(std::string email, std::string password,
                                                       std::string invite);
    boost::asio::awaitable<boost::json::value> log_in(std::string email, std::string password);

    /// Ends the session.
    boost::asio::awaitable<void> log_out();

    /// The last messages with an id below `id`, `limit` at most, or the first ones with an id above
    /// it. Wait if the server asks for that, since it limits how often somebody may ask.
    boost::asio::awaitable<HistoryPage> messages_before(std::int64_t id, int limit);
    boost::asio::awaitable<HistoryPage> messages_after(std::int64_t id);

    /// Makes any call, with a body unless that is null. Returns the body of the answer, or null if
    /// it has none.
    boost::asio::awaitable<boost::json::value> call(std::string method, std::string target,
                                                    boost::json::value body = nullptr);

    const ServerUrl& server() const { return url_; }

    /// The session cookie, "session-8888=…". Anyone who has it is logged in.
    const std::string& cookie() const { return cookie_; }

  private:
    boost::asio::awaitable<boost::json::value> enter(std::string target,
                                                     boost::json::value credentials);
    boost::asio::awaitable<HistoryPage> messages(std::string query);

    ServerUrl url_;
    std::string cookie_;
};

} // namespace messenger::client
