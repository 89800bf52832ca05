// A message as the server stores and delivers it, the same over HTTP and on the socket.

#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <string_view>

namespace messenger::client {

struct StoredMessage {
    std::int64_t id = 0;          // grows by one with each row
    std::int64_t received_at = 0; // milliseconds since 1970 UTC, by the server's clock
    boost::json::object members;  // all members: also `from` and `text`, and those of later steps
};

/// The highest number that the server may send. Up to there, every program can tell integers apart.
constexpr std::int64_t highest_number = (std::int64_t{1} << 53) - 1;

/// The member `name`, an integer from 0 to highest_number. Throws NotUnderstood for anything else:
/// no other number may come into what is remembered of whose keys count.
std::int64_t parse_number(const boost::json::object& members, std::string_view name);

/// Throws NotUnderstood if `message`, which the server sent, is not a message.
StoredMessage parse_stored_message(const boost::json::value& message);

} // namespace messenger::client
