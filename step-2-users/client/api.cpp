#include "client/api.hpp"

#include "client/errors.hpp"
#include "client/http.hpp"
#include "common/escape_controls.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>

#include <algorithm>

namespace messenger::client {
namespace net = boost::asio;
namespace json = boost::json;
using boost::system::error_code;

namespace {

/// The most messages that one answer may hold.
constexpr int page_size = 200;

/// The status of an answer that asks us to wait, and how long we do, whatever it says.
constexpr unsigned too_many_requests = 429;
constexpr std::chrono::seconds shortest_wait{1}, longest_wait{30};

FatalError no_messenger(const ServerUrl& url) {
    return FatalError("The server at " + url.url() +
                      " is not a messenger with users. This program needs a server of step 2 or "
                      "later.");
}

/// The error with which the server refuses a call. Throws FatalError if `body` holds none.
ApiError read_error(const ServerUrl& url, const HttpAnswer& answer, const json::value& body) {
    const auto* members = body.if_object();
    const auto* error = members ? members->if_contains("error") : nullptr;
    const auto* about = error ? error->if_object() : nullptr;
    const auto* code = about ? about->if_contains("code") : nullptr;
    const auto* message = about ? about->if_contains("message") : nullptr;
    if (!code || !code->is_string() || !message || !message->is_string())
        throw no_messenger(url);
    return {answer.status, std::string(code->get_string()), escape_controls(message->get_string()),
            answer.retry_after};
}

HistoryPage read_page(const ServerUrl& url, const json::value& answer) {
    const auto* members = answer.if_object();
    const auto* list = members ? members->if_contains("messages") : nullptr;
    if (!list || !list->is_array())
        throw no_messenger(url);
    const auto* more = members->if_contains("more");
    HistoryPage page{{}, more && more->is_bool() && more->get_bool()};
    for (const auto& message : list->get_array())
        page.messages.push_back(parse_stored_message(message));
    return page;
}

} // namespace

std::int64_t parse_number(const json::object& members, std::string_view name) {
    const auto* value = members.if_contains(name);
    error_code error;
    const auto number = value ? value->to_number<std::int64_t>(error) : -1;
    if (error || number < 0 || number > highest_number)
        throw NotUnderstood();
    return number;
}

StoredMessage parse_stored_message(const json::value& message) {
    const auto* members = message.if_object();
    if (!members)
        throw NotUnderstood();
    return {parse_number(*members, "id"), parse_number(*members, "received_at"), *members};
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
        throw read_error(url_, answer, result);
    co_return result;
}

net::awaitable<json::value> Api::enter(std::string target, json::value credentials) {
    json::value answer;
    try {
        answer = co_await call("POST", std::move(target), std::move(credentials));
    } catch (const ApiError& error) {
        if (error.code == "invite_needed")
            throw InviteNeeded(error.what());
        if (error.status >= 400 && error.status <= 499 && error.status != 404)
            throw LoginRefused(error.what());
        throw;
    }
    if (cookie_.empty())
        throw no_messenger(url_);
    co_return answer;
}

net::awaitable<json::value> Api::sign_up(std::string email, std::string password,
                                         std::string invite) {
    json::object credentials{{"email", email}, {"password", password}};
    if (!invite.empty())
        credentials["invite"] = invite;
    return enter("/api/users", std::move(credentials));
}

net::awaitable<json::value> Api::log_in(std::string email, std::string password) {
    return enter("/api/session", json::object{{"email", email}, {"password", password}});
}

net::awaitable<void> Api::log_out() {
    co_await call("DELETE", "/api/session");
}

net::awaitable<HistoryPage> Api::messages_before(std::int64_t id, int limit) {
    return messages("before=" + std::to_string(id) + "&limit=" + std::to_string(limit));
}

net::awaitable<HistoryPage> Api::messages_after(std::int64_t id) {
    return messages("after=" + std::to_string(id) + "&limit=" + std::to_string(page_size));
}

net::awaitable<HistoryPage> Api::messages(std::string query) {
    for (;;) {
        std::chrono::seconds wait;
        try {
            const auto answer = co_await call("GET", "/api/messages?" + query);
            co_return read_page(url_, answer);
        } catch (const ApiError& error) {
            if (error.status != too_many_requests)
                throw;
            wait = std::clamp(error.retry_after, shortest_wait, longest_wait);
        }
        net::steady_timer timer(co_await net::this_coro::executor, wait);
        co_await timer.async_wait(net::use_awaitable);
    }
}

} // namespace messenger::client
