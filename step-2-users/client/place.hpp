// Where the server is.

#pragma once

#include <string>
#include <string_view>

namespace messenger::client {

struct Place {
    std::string host; // a name or an IP address, the latter without brackets
    std::string port;
    bool https = false;
    std::string certificate{}; // with HTTPS: a PEM file that is trusted besides the system's

    /// As it stands in the Host header: "localhost:8888", "[::1]:8888".
    std::string authority() const;
    std::string url() const { return (https ? "https://" : "http://") + authority(); }
};

/// Reads "http://localhost:8888" or the same with https; port 80 or 443 where none is named. Throws
/// CannotDo for what is no such URL.
Place read_place(std::string_view url);

} // namespace messenger::client
