// How one gets in: with an account that there is, or a new one; by answers to questions, or by what
// a script gives.

#pragma once

#include "api.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/json/object.hpp>

#include <string>

namespace messenger::client {

/// What was said on the command line; empty is not said.
struct Ticket {
    std::string email;
    std::string password_file; // its first line is the password
    bool sign_up = false;
};

/// Who came in.
struct Account {
    std::string email;         // the canonical address
    std::string password;      // which the server has seen
    boost::json::object about; // what GET /api/me answers: `step`, and what later steps keep there
};

/// Begins a session. Asks at the terminal for what `ticket` and the variable MESSENGER_PASSWORD
/// leave open. Throws LoginRefused, CannotDo, ConnectionLost.
boost::asio::awaitable<Account> enter(Api& api, Ticket ticket);

} // namespace messenger::client
