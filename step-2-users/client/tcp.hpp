// A TCP connection to the server. The one place to change when TLS comes.

#pragma once

#include "place.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <chrono>

namespace messenger::client {

/// How long the server has to answer what it is asked.
constexpr std::chrono::seconds patience{15};

/// Connects within `patience`. Throws ConnectionLost.
boost::asio::awaitable<boost::beast::tcp_stream> connect(Place place);

/// For operations whose errors are looked at where they happen.
inline auto or_error(boost::system::error_code& error) {
    return boost::asio::redirect_error(boost::asio::use_awaitable, error);
}

} // namespace messenger::client
