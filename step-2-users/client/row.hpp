// A message as the server stores and delivers it, the same over HTTP and on the socket.

#pragma once

#include <boost/json/object.hpp>

#include <cstdint>

namespace messenger::client {

struct Row {
    std::int64_t id = 0;          // grows by one with each row
    std::int64_t received_at = 0; // milliseconds since 1970 UTC, by the server's clock
    boost::json::object members;  // all members: also `from` and `text`, and those of later steps
};

/// Throws CannotDo if `message`, which the server sent, is not a message.
Row read_row(const boost::json::value& message);

} // namespace messenger::client
