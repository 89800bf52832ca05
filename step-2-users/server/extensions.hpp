// How later steps extend this server: before it runs, each step puts its additions into the one
// Extensions object that MessengerApp holds. Step 2 knows nothing else about later steps.

#pragma once

#include "server/http.hpp"
#include "server/json.hpp"
#include "server/messages.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace messenger {

/// A call of the API.
struct Route {
    bool needs_session; // without one it is answered 401 before `answer` is asked

    /// `user` is the canonical address of the session; empty if none is needed. May throw what
    /// Api::answer() may throw.
    std::function<boost::asio::awaitable<Response>(const Request&, const std::string& user)> answer;
};

/// Every function is called on the server's thread. `user` and `email` are canonical addresses of
/// accounts.
struct Extensions {
    /// Adds members to the JSON object that describes a user.
    using About = std::function<void(JsonObject&, const std::string& email)>;

    /// The step that the server reports to its clients.
    int step;

    /// Extensions to the answer of GET /api/me, which only the user sees. May throw
    /// SQLite::Exception.
    std::vector<About> about_me{};

    /// Extensions to what everybody sees of a user. It is sent whenever somebody comes or goes, so
    /// these functions do not use the database and throw nothing but std::bad_alloc.
    std::vector<About> about_person{};

    /// What a step does after an account was removed: the database has forgotten it already, with
    /// all rows that refer to it ON DELETE CASCADE. Throws nothing.
    std::vector<std::function<void(const std::string& email)>> account_removed{};

    /// The calls of the API, by method and path: "GET /api/keys".
    std::map<std::string, Route, std::less<>> routes{};

    /// The kinds of message that the server knows.
    std::vector<MessageFormat> formats = plain_formats;
};

} // namespace messenger
