// What a page or an API sees of HTTP: plain values, so that whoever answers needs no network
// library to compile, and no network to be tested.

#pragma once

#include <string>

namespace messenger {

struct Request {
    std::string method; // "GET"
    std::string target; // as it was sent, "/index.html?x=1"
};

struct Response {
    unsigned status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::string body;
};

} // namespace messenger
