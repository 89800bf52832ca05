// Between Beast's HTTP messages and ours.

#pragma once

#include "channel.hpp"
#include "http.hpp"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace messenger {

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;
using BeastResponse = boost::beast::http::response<boost::beast::http::string_body>;

/// The request that came through `channel`, as those see it who answer it.
Request from_beast(const BeastRequest& request, const Channel& channel);

/// `version` as Beast has it: 11 is HTTP/1.1.
BeastResponse to_beast(Response answer, unsigned version, bool keep_alive);

/// Whether bytes came that are no request, or one larger than we take.
bool is_malformed(const boost::system::error_code& error);

/// The answer to those.
Response refusal(const boost::system::error_code& error);

} // namespace messenger
