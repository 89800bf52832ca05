#include "client/stream.hpp"

#include "client/errors.hpp"
#include "client/tls_client.hpp"
#include "common/or_error.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>

namespace messenger::client {
namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

net::awaitable<Stream> connect(ServerUrl url) {
    const auto executor = co_await net::this_coro::executor;
    error_code error;
    tcp::resolver resolver(executor);
    const auto endpoints = co_await resolver.async_resolve(url.host, url.port, or_error(error));
    if (error)
        throw ConnectionLost("Cannot find a machine called " + url.host + ".");
    boost::beast::tcp_stream stream(executor);
    stream.expires_after(patience);
    co_await stream.async_connect(endpoints, or_error(error));
    if (error)
        throw ConnectionLost("There is no server at " + url.url() + ".");
    stream.socket().set_option(tcp::no_delay(true), error);
    if (url.https)
        co_return co_await connect_tls(std::move(stream), url);
    co_return Stream(std::move(stream));
}

} // namespace messenger::client
