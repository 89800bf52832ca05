#include "server/listener.hpp"

#include <boost/asio/ip/address.hpp>

#include <stdexcept>

namespace messenger {
namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

namespace {

std::string why_not(const std::string& address, std::uint16_t port, const error_code& error) {
    const auto place = "port " + std::to_string(port) + " of " + address;
    if (error == net::error::address_in_use)
        return "Cannot listen on " + place +
               ": another program is already listening there. Stop it, or "
               "choose another port with --port.";
    if (error == net::error::access_denied)
        return "Cannot listen on " + place +
               ": only the administrator may use ports below 1024. "
               "Choose another with --port.";
    return "Cannot listen on " + place + ": " + error.message() + ".";
}

} // namespace

tcp::acceptor listen(net::io_context& context, const std::string& address, std::uint16_t port) {
    error_code error;
    const auto ip = net::ip::make_address(address == "localhost" ? "127.0.0.1" : address, error);
    if (error)
        throw std::runtime_error("\"" + address +
                                 "\" is not an IP address to listen on. Try "
                                 "127.0.0.1, or 0.0.0.0 for every network of this machine.");
    tcp::acceptor acceptor(context);
    const tcp::endpoint endpoint(ip, port);
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error)
        throw std::runtime_error(why_not(address, port, error));
    return acceptor;
}

} // namespace messenger
