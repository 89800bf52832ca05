// What a page or an API sees of HTTP: plain values, so that whoever answers needs no network
// library to compile, and no network to be tested.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace messenger {

/// Names and values in the order in which they were sent. Case does not count in names.
using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method; // "GET"
    std::string target; // as it was sent, "/index.html?x=1"
    Headers headers{};
    std::string body{};
    std::string remote{};   // the other end's IP address
    std::uint16_t port = 0; // ours, on which it came
    bool https = false;     // it came over TLS, which ended here

    /// The value of the first header called `name`; empty where there is none.
    std::string_view header(std::string_view name) const;
};

struct Response {
    unsigned status = 200;
    std::string content_type = "text/plain; charset=utf-8"; // empty where there is no body
    std::string body{};
    Headers headers{}; // besides those that every response has; of one name the last counts
};

} // namespace messenger
