// How one gets in: with an account that there is, or a new one; by answers to questions, or by what
// a script gives.

#pragma once

#include "api.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace messenger::client {

/// What was said on the command line; empty is not said.
struct Ticket {
    std::string email;
    std::string password_file; // its first line is the password
    bool sign_up = false;
};

/// Begins a session and returns whose, the canonical address. Asks at the terminal for what
/// `ticket` and the variable MESSENGER_PASSWORD leave open. Throws LoginRefused, CannotDo,
/// ConnectionLost.
boost::asio::awaitable<std::string> enter(Api& api, Ticket ticket);

} // namespace messenger::client
