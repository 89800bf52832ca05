// HTTPS from the client's side: whom it trusts, and what it says of a server that it does not.

#pragma once

#include "client/stream.hpp"

namespace messenger::client {

/// TLS over `tcp`, within the time that it has. The server's certificate has to be for the host of
/// `url` and come from somebody whom the system trusts, or be the one in the file that `url`
/// names. Throws FatalError with what to do where it is not, and ConnectionLost.
boost::asio::awaitable<Stream> connect_tls(boost::beast::tcp_stream tcp, ServerUrl url);

} // namespace messenger::client
