#include "server/request_reader.hpp"

#include "common/or_error.hpp"

#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <iterator>

namespace messenger {
namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

constexpr std::uint32_t header_limit = 8 * 1024; // bytes, with the request line

/// The parser waits for the end of a header, of a chunk's size with its extensions, or of the
/// trailers. The buffer holds what has come of it, and is never larger than this.
constexpr std::size_t buffer_limit = 2 * header_limit;

/// What a whole request may take on the wire. A chunk of a single byte takes six.
std::size_t wire_limit(std::size_t body_limit) {
    return 2 * header_limit + 8 * body_limit;
}

/// Refuses what a proxy in front of the server could understand in another way: the two would not
/// agree where this request ends and the next one begins (RFC 9112 sections 3.2, 6.1 and 6.3).
error_code check_framing(const BeastRequest& request) {
    const auto encodings = request.count(http::field::transfer_encoding);
    const auto lengths = request.count(http::field::content_length);
    const auto hosts = request.count(http::field::host);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (encodings != 0 && (encodings > 1 || lengths != 0 || request.version() < 11 ||
                           !beast::iequals(request[http::field::transfer_encoding], "chunked")))
        return http::error::bad_transfer_encoding;
    if (lengths > 1 || !std::ranges::all_of(request[http::field::content_length], is_digit))
        return http::error::bad_content_length;
    if (hosts > 1 || (hosts == 0 && request.version() == 11))
        return http::error::bad_field;
    return {};
}

std::ptrdiff_t count_fields(const BeastRequest& request) {
    return std::distance(request.begin(), request.end());
}

} // namespace

RequestReader::RequestReader(const Limits& limits)
    : body_limit_(limits.body), buffer_(buffer_limit) {
}

net::awaitable<std::size_t> RequestReader::read(Stream& stream, BeastRequest& request,
                                                error_code& error) {
    http::request_parser<http::string_body> parser;
    parser.header_limit(header_limit);
    parser.body_limit(body_limit_);
    auto size = co_await http::async_read_header(stream, buffer_, parser, or_error(error));
    if (!error)
        error = check_framing(parser.get());
    const auto fields = count_fields(parser.get());
    while (!error && !parser.is_done()) {
        size += co_await http::async_read_some(stream, buffer_, parser, or_error(error));
        if (!error && size > wire_limit(body_limit_))
            error = http::error::body_limit;
    }
    if (!error && count_fields(parser.get()) != fields)
        error = http::error::bad_field; // trailers, which Beast would add to the header
    if (!error)
        request = parser.release();
    co_return size;
}

std::string RequestReader::rest() const {
    return beast::buffers_to_string(buffer_.data());
}

} // namespace messenger
