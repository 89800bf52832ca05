// How later steps add to this server: each puts what it brings into the one Additions that Users
// has, before the server runs. Step 2 knows no more of them.

#pragma once

#include "http.hpp"
#include "json.hpp"
#include "messages.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace messenger {

/// All is called on the server's thread. `user` and `email` are canonical addresses of accounts.
struct Additions {
    /// Adds members to what is told about a user.
    using About = std::function<void(JsonObject&, const std::string& email)>;

    /// Answers a call of `user`, who has logged in. May throw what Api::answer() may throw.
    using Call =
        std::function<boost::asio::awaitable<Response>(const Request&, const std::string& user)>;

    /// The step that the server tells its clients.
    int step;

    /// What GET /api/me tells, and nobody but the user hears. May throw SQLite::Exception.
    std::vector<About> about_me{};

    /// What everybody hears about each of `people`. That is told whenever somebody comes or goes,
    /// so these ask no database, and throw nothing but std::bad_alloc.
    std::vector<About> about_person{};

    /// Further calls of the API, by method and path: "GET /api/keys".
    std::map<std::string, Call> calls{};

    /// What a message may be.
    std::vector<Kind> kinds = in_the_clear;
};

} // namespace messenger
