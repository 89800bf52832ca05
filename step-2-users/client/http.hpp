// One HTTP request and its answer.

#pragma once

#include "client/server_url.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <string>

namespace messenger::client {

struct HttpRequest {
    std::string method; // "GET"
    std::string target; // "/api/me"
    std::string cookie; // "name=value", or empty
    std::string body;   // JSON, or empty
};

struct HttpAnswer {
    unsigned status = 0;
    std::string cookie; // "name=value" if the server set one
    std::string body;
    std::chrono::seconds retry_after{}; // 0 if the server does not say
};

/// Sends `request` on a connection of its own: a client makes only a few an hour. Throws
/// ConnectionLost, and what connect() throws (client/stream.hpp).
boost::asio::awaitable<HttpAnswer> send_request(ServerUrl url, HttpRequest request);

} // namespace messenger::client
