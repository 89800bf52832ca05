// The server's address.

#pragma once

#include <string>
#include <string_view>

namespace messenger::client {

struct ServerUrl {
    std::string host; // a name or an IP address, the latter without brackets
    std::string port;
    bool https = false;
    std::string certificate{}; // with HTTPS: a PEM file trusted besides the system's

    /// As in the Host header: "localhost:8888", "[::1]:8888".
    std::string authority() const;
    std::string url() const { return (https ? "https://" : "http://") + authority(); }
};

/// Reads "http://localhost:8888", or the same with https. The port is 80 or 443 if none is given.
/// Throws FatalError if `url` is not such a URL.
ServerUrl parse_server_url(std::string_view url);

} // namespace messenger::client
