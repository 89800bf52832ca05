// Logging in, with an existing account or a new one. A person answers questions; a script provides
// the answers beforehand.

#pragma once

#include "client/api.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace messenger::client {

/// The options of the command line; an empty string for one that was not given.
struct Credentials {
    std::string email;
    std::string password_file; // its first line is the password
    bool sign_up = false;
    std::string invite; // for signing up, where the server wants a code
};

/// A user who has logged in.
struct Account {
    std::string email;         // the canonical form of what was typed
    std::string password;      // the login password, which the server has seen
    boost::json::object about; // the answer of GET /api/me: `step`, and what later steps add
};

/// Begins a session. Asks at the terminal for whatever `credentials` and the environment variable
/// MESSENGER_PASSWORD do not provide. Throws LoginRefused, FatalError, ConnectionLost.
boost::asio::awaitable<Account> log_in(Api& api, Credentials credentials);

/// Throws FatalError unless the member `name` of `answer`, which the server sent, is `me`, the
/// canonical form of the address that the user typed. If the server chose under which address the
/// user signs, and remembers whose keys to trust, it could begin an empty memory at any time.
void require_own_address(const boost::json::value& answer, std::string_view name,
                         const std::string& me);

} // namespace messenger::client
