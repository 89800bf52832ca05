#include "tcp.hpp"

#include "secure.hpp"
#include "trouble.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>

namespace messenger::client {
namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

net::awaitable<Stream> connect(Place place) {
    const auto executor = co_await net::this_coro::executor;
    error_code error;
    tcp::resolver resolver(executor);
    const auto endpoints = co_await resolver.async_resolve(place.host, place.port, or_error(error));
    if (error)
        throw ConnectionLost("Cannot find a machine called " + place.host + ".");
    boost::beast::tcp_stream stream(executor);
    stream.expires_after(patience);
    co_await stream.async_connect(endpoints, or_error(error));
    if (error)
        throw ConnectionLost("There is no server at " + place.url() + ".");
    stream.socket().set_option(tcp::no_delay(true), error);
    if (place.https)
        co_return co_await secure(std::move(stream), place);
    co_return Stream(std::move(stream));
}

} // namespace messenger::client
