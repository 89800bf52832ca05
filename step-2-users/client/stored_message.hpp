// A message as the server stores and delivers it, the same over HTTP and on the socket.

#pragma once

#include <boost/json/object.hpp>

#include <cstdint>

namespace messenger::client {

struct StoredMessage {
    std::int64_t id = 0;          // grows by one with each row
    std::int64_t received_at = 0; // milliseconds since 1970 UTC, by the server's clock
    boost::json::object members;  // all members: also `from` and `text`, and those of later steps
};

/// Throws FatalError if `message`, which the server sent, is not a message.
StoredMessage parse_stored_message(const boost::json::value& message);

} // namespace messenger::client
