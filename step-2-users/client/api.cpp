#include "client/api.hpp"

#include "client/errors.hpp"
#include "common/escape_controls.hpp"

#include <boost/json.hpp>

namespace messenger::client {
namespace net = boost::asio;
namespace json = boost::json;
using boost::system::error_code;

namespace {

/// The most messages that one answer may hold.
constexpr int page_size = 200;

FatalError no_messenger(const ServerUrl& url) {
    return FatalError("The server at " + url.url() +
                      " is not a messenger with users. This program needs a server of step 2 or "
                      "later.");
}

/// The error with which the server refuses a call. Throws FatalError if `body` holds none.
ApiError read_error(const ServerUrl& url, unsigned status, const json::value& body) {
    const auto* members = body.if_object();
    const auto* error = members ? members->if_contains("error") : nullptr;
    const auto* about = error ? error->if_object() : nullptr;
    const auto* code = about ? about->if_contains("code") : nullptr;
    const auto* message = about ? about->if_contains("message") : nullptr;
    if (!code || !code->is_string() || !message || !message->is_string())
        throw no_messenger(url);
    return {status, std::string(code->get_string()), escape_controls(message->get_string())};
}

} // namespace

StoredMessage parse_stored_message(const json::value& message) {
    try {
        StoredMessage row;
        row.members = message.as_object();
        row.id = row.members.at("id").to_number<std::int64_t>();
        row.received_at = row.members.at("received_at").to_number<std::int64_t>();
        return row;
    } catch (const std::exception&) {
        throw FatalError("The server sent a message that cannot be understood.");
    }
}

net::awaitable<json::value> Api::call(std::string method, std::string target, json::value body) {
    HttpRequest request;
    request.method = std::move(method);
    request.target = std::move(target);
    request.cookie = cookie_;
    if (!body.is_null())
        request.body = json::serialize(body);
    const auto answer = co_await send_request(url_, std::move(request));
    if (!answer.cookie.empty())
        cookie_ = answer.cookie;
    json::value result;
    if (!answer.body.empty()) {
        error_code error;
        result = json::parse(answer.body, error);
        if (error)
            throw no_messenger(url_);
    }
    if (answer.status < 200 || answer.status > 299)
        throw read_error(url_, answer.status, result);
    co_return result;
}

net::awaitable<void> Api::enter(std::string target, std::string email, std::string password) {
    const json::object body{{"email", email}, {"password", password}};
    try {
        co_await call("POST", std::move(target), body);
    } catch (const ApiError& error) {
        if (error.status >= 400 && error.status <= 499 && error.status != 404)
            throw LoginRefused(error.what());
        throw;
    }
    if (cookie_.empty())
        throw no_messenger(url_);
}

net::awaitable<void> Api::sign_up(std::string email, std::string password) {
    return enter("/api/users", std::move(email), std::move(password));
}

net::awaitable<void> Api::log_in(std::string email, std::string password) {
    return enter("/api/session", std::move(email), std::move(password));
}

net::awaitable<void> Api::log_out() {
    co_await call("DELETE", "/api/session");
}

net::awaitable<std::vector<StoredMessage>> Api::messages_before(std::int64_t id, int limit) {
    return messages("before=" + std::to_string(id) + "&limit=" + std::to_string(limit));
}

net::awaitable<std::vector<StoredMessage>> Api::messages_after(std::int64_t id) {
    return messages("after=" + std::to_string(id) + "&limit=" + std::to_string(page_size));
}

net::awaitable<std::vector<StoredMessage>> Api::messages(std::string query) {
    const auto answer = co_await call("GET", "/api/messages?" + query);
    const auto* members = answer.if_object();
    const auto* list = members ? members->if_contains("messages") : nullptr;
    if (!list || !list->is_array())
        throw no_messenger(url_);
    std::vector<StoredMessage> rows;
    for (const auto& message : list->get_array())
        rows.push_back(parse_stored_message(message));
    co_return rows;
}

} // namespace messenger::client
