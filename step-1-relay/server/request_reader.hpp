// Reads the HTTP requests of one connection, and bounds what each of them may cost. Anybody can
// send requests, without having logged in, so nothing here waits for an end that may never come.

#pragma once

#include "server/beast_http.hpp"
#include "server/limits.hpp"
#include "server/stream.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/system/error_code.hpp>

#include <string>

namespace messenger {

class RequestReader {
  public:
    explicit RequestReader(const Limits& limits);

    /// Reads the next request into `request`. Returns how many bytes it took on the wire. If
    /// is_malformed(error), the response is refusal(error), and the connection ends: nobody knows
    /// where the next request would begin.
    boost::asio::awaitable<std::size_t> read(Stream& stream, BeastRequest& request,
                                             boost::system::error_code& error);

    /// The bytes that have arrived after the last request.
    std::string rest() const;

  private:
    std::size_t body_limit_;
    boost::beast::flat_buffer buffer_;
};

} // namespace messenger
