// One HTTP request and its answer.

#pragma once

#include "place.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace messenger::client {

struct HttpRequest {
    std::string method; // "GET"
    std::string target; // "/api/me"
    std::string cookie; // "name=value", or nothing
    std::string body;   // JSON, or nothing
};

struct HttpAnswer {
    unsigned status = 0;
    std::string cookie; // "name=value" where the server set one
    std::string body;
};

/// Asks on a connection of its own: a client asks a few times an hour. Throws ConnectionLost.
boost::asio::awaitable<HttpAnswer> ask(Place place, HttpRequest request);

} // namespace messenger::client
