// HTTP requests and responses as plain values. The code that answers them needs no network library
// to compile, and no network to be tested.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace messenger {

/// Names and values, in the order in which they were sent. Names are case-insensitive.
using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method; // "GET"
    std::string target; // as sent: "/index.html?x=1"
    Headers headers{};
    std::string body{};
    std::string remote{};   // the other end's IP address
    std::uint16_t port = 0; // the server's, on which the request arrived
    bool https = false;     // it arrived over TLS, which this server terminated

    /// The value of the first header called `name`, or an empty string if there is none.
    std::string_view header(std::string_view name) const;
};

struct Response {
    unsigned status = 200;
    std::string content_type = "text/plain; charset=utf-8"; // empty if there is no body
    std::string body{};
    Headers headers{}; // added to those of every response; a repeated name replaces it, but
                       // for Set-Cookie

    /// Kept until the response has been written, or cannot be.
    std::shared_ptr<void> until_written{};
};

} // namespace messenger
