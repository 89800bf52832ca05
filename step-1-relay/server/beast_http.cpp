#include "server/beast_http.hpp"

#include <boost/beast/http.hpp>

namespace messenger {
namespace http = boost::beast::http;
using boost::system::error_code;

Request from_beast(const BeastRequest& request, const Stream& stream) {
    Request plain{std::string(request.method_string()), std::string(request.target())};
    for (const auto& field : request)
        plain.headers.emplace_back(field.name_string(), field.value());
    plain.body = request.body();
    error_code gone; // if the client has gone, the address stays empty
    if (const auto remote = stream.socket().remote_endpoint(gone); !gone)
        plain.remote = remote.address().to_string();
    if (const auto local = stream.socket().local_endpoint(gone); !gone)
        plain.port = local.port();
    plain.https = stream.has_tls();
    return plain;
}

BeastResponse to_beast(Response answer, unsigned version, bool keep_alive) {
    BeastResponse response(static_cast<http::status>(answer.status), version);
    if (!answer.content_type.empty())
        response.set(http::field::content_type, answer.content_type);
    response.set(http::field::cache_control, "no-cache");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "no-referrer");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    for (const auto& [name, value] : answer.headers)
        if (name == "Set-Cookie") // a response may set several
            response.insert(name, value);
        else
            response.set(name, value);
    response.keep_alive(keep_alive);
    response.body() = std::move(answer.body);
    if (response.result() != http::status::no_content) // RFC 9110 section 8.6
        response.prepare_payload();
    return response;
}

bool is_malformed(const error_code& error) {
    return error.category() == make_error_code(http::error::bad_method).category() &&
           error != http::error::end_of_stream && error != http::error::partial_message;
}

Response refusal(const error_code& error) {
    if (error == http::error::header_limit)
        return {431, "text/plain; charset=utf-8", "The header of this request is too long.\n"};
    if (error == http::error::body_limit || error == http::error::buffer_overflow)
        return {413, "text/plain; charset=utf-8", "The body of this request is too long.\n"};
    return {400, "text/plain; charset=utf-8", "This is not an HTTP request.\n"};
}

} // namespace messenger
