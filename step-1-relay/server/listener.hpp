// The socket that accepts connections.

#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstdint>
#include <string>

namespace messenger {

/// Listens on `address` (an IP address, or "localhost") and `port` (0: any free one). Throws
/// std::runtime_error with a sentence if that is not possible.
boost::asio::ip::tcp::acceptor listen(boost::asio::io_context& context, const std::string& address,
                                      std::uint16_t port);

} // namespace messenger
