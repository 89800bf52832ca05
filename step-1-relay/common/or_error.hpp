// How a coroutine waits for an operation of Asio whose errors are checked where they occur.

#pragma once

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace messenger {

/// Used as the operation's last argument. It stores an error in `error` instead of throwing it.
inline auto or_error(boost::system::error_code& error) {
    return boost::asio::redirect_error(boost::asio::use_awaitable, error);
}

} // namespace messenger
