// /password, /logout everywhere and /remove-account: what users do with their own accounts.

#pragma once

#include "client/api.hpp"
#include "client/commands.hpp"
#include "client/screen.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>

namespace messenger::client {

/// Makes `request`, after which the session is over, and then leaves the chat. Returns false
/// without making it if something was not sent yet. Throws what the request throws.
using Request = std::function<boost::asio::awaitable<void>()>;
using EndSession = std::function<boost::asio::awaitable<bool>(Request request)>;

/// Adds the commands. `api` and `screen` must outlive them.
void add_account_commands(Commands& commands, Api& api, Screen& screen, EndSession end_session);

} // namespace messenger::client
