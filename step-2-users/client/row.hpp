// A message as the server stores it and hands it out, the same over HTTP and on the socket.

#pragma once

#include <boost/json/object.hpp>

#include <cstdint>

namespace messenger::client {

struct Row {
    std::int64_t id = 0;          // grows by one a row
    std::int64_t received_at = 0; // milliseconds since 1970 UTC, by the server's clock
    boost::json::object members;  // all there is: `from` and `text`, and what later steps add
};

/// Throws CannotDo when the server sent something that is no message.
Row read_row(const boost::json::value& message);

} // namespace messenger::client
