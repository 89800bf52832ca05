// The server's HTTP API.

#pragma once

#include "http.hpp"
#include "row.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/json/value.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace messenger::client {

/// The server understood, and said no.
struct ApiError : std::runtime_error {
    ApiError(unsigned status, std::string code, const std::string& sentence)
        : runtime_error(sentence), status(status), code(std::move(code)) {}

    unsigned status;  // of HTTP
    std::string code; // "email_taken"
};

/// Every call throws ConnectionLost when there is no answer, ApiError when the answer is no, and
/// CannotDo when it is nonsense. To be used by one thread.
class Api {
  public:
    explicit Api(Place place) : place_(std::move(place)) {}

    /// Both begin a session. What the server refuses is thrown as LoginRefused.
    boost::asio::awaitable<void> sign_up(std::string email, std::string password);
    boost::asio::awaitable<void> log_in(std::string email, std::string password);

    /// Ends the session.
    boost::asio::awaitable<void> log_out();

    /// Messages in ascending order: the last `limit` below `id`, or the first ones above it.
    boost::asio::awaitable<std::vector<Row>> messages_before(std::int64_t id, int limit);
    boost::asio::awaitable<std::vector<Row>> messages_after(std::int64_t id);

    /// Any call, with a body unless that is null. What is answered: null where there is no body.
    boost::asio::awaitable<boost::json::value> call(std::string method, std::string target,
                                                    boost::json::value body = nullptr);

    const Place& place() const { return place_; }

    /// The session, "session-8888=…": who holds it is logged in.
    const std::string& cookie() const { return cookie_; }

  private:
    boost::asio::awaitable<void> enter(std::string target, std::string email, std::string password);
    boost::asio::awaitable<std::vector<Row>> messages(std::string query);

    Place place_;
    std::string cookie_;
};

} // namespace messenger::client
