// Conversions between Beast's HTTP messages and ours.

#pragma once

#include "server/http.hpp"
#include "server/stream.hpp"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace messenger {

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;
using BeastResponse = boost::beast::http::response<boost::beast::http::string_body>;

/// Converts `request`, which arrived through `stream`, for the code that answers it.
Request from_beast(const BeastRequest& request, const Stream& stream);

/// `version` is in Beast's format: 11 is HTTP/1.1.
BeastResponse to_beast(Response answer, unsigned version, bool keep_alive);

/// Whether `error` means that the bytes received are not a request, or are one larger than the
/// server accepts.
bool is_malformed(const boost::system::error_code& error);

/// The response to such bytes: 431, 413 or 400.
Response refusal(const boost::system::error_code& error);

} // namespace messenger
