#include "client/http.hpp"

#include "client/errors.hpp"
#include "client/stream.hpp"
#include "common/or_error.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <charconv>

namespace messenger::client {
namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

/// In bytes. A page of the history has about 1 MiB.
constexpr std::uint64_t body_limit = 4 * 1024 * 1024;

/// The value of the header Retry-After, which may also be a date. That counts as none.
std::chrono::seconds seconds_in(std::string_view text) {
    std::uint32_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    return std::chrono::seconds(is_number ? seconds : 0);
}

http::request<http::string_body> to_beast(const ServerUrl& url, HttpRequest request) {
    constexpr unsigned http_1_1 = 11;
    http::request<http::string_body> result(http::string_to_verb(request.method), request.target,
                                            http_1_1);
    result.set(http::field::host, url.authority());
    result.set(http::field::connection, "close");
    if (!request.cookie.empty())
        result.set(http::field::cookie, request.cookie);
    if (!request.body.empty())
        result.set(http::field::content_type, "application/json");
    result.body() = std::move(request.body);
    result.prepare_payload();
    return result;
}

} // namespace

net::awaitable<HttpAnswer> send_request(ServerUrl url, HttpRequest request) {
    auto stream = co_await connect(url);
    stream.next_layer().expires_after(patience);
    const auto asked = to_beast(url, std::move(request));
    boost::beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(body_limit);
    error_code error;
    co_await http::async_write(stream, asked, or_error(error));
    if (!error)
        co_await http::async_read(stream, buffer, parser, or_error(error));
    if (error)
        throw ConnectionLost("The server at " + url.url() + " does not answer.");

    auto response = parser.release();
    HttpAnswer answer;
    answer.status = response.result_int();
    const std::string cookie(response[http::field::set_cookie]);
    answer.cookie = cookie.substr(0, cookie.find(';'));
    answer.body = std::move(response.body());
    const std::string retry_after(response[http::field::retry_after]);
    answer.retry_after = seconds_in(retry_after);
    co_return answer;
}

} // namespace messenger::client
