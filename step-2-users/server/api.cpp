#include "server/api.hpp"

#include "common/address.hpp"
#include "server/cookie.hpp"
#include "server/json.hpp"

#include <charconv>
#include <limits>
#include <utility>

namespace messenger {
namespace {

constexpr int usual_limit = 50;
constexpr int highest_limit = 200;

// How many answers of the history a user may ask for at once, and how many per second in the long
// run; how many of them may be unread at the same time; and, in milliseconds, when to ask again.
constexpr double history_burst = 40;
constexpr double history_a_second = 10;
constexpr int most_unread = 4;
constexpr std::int64_t breath = 1'000;

using boost::asio::awaitable;

struct Credentials {
    std::string email; // as typed
    std::string password;
};

std::optional<Credentials> credentials_in(const std::string& body) {
    auto members = parse_members(body);
    if (!members || members->size() != 2 || !members->contains("email") ||
        !members->contains("password"))
        return std::nullopt;
    return Credentials{members->at("email"), members->at("password")};
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

/// The part of the history that a query asks for.
struct Excerpt {
    std::optional<std::int64_t> before;
    std::optional<std::int64_t> after;
    std::int64_t limit = usual_limit;
};

std::optional<Excerpt> excerpt_in(std::string_view query) {
    Excerpt excerpt;
    while (!query.empty()) {
        const auto part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), part.size() + 1));
        const auto equals = part.find('=');
        const auto number = number_in(part.substr(equals == part.npos ? part.size() : equals + 1));
        const auto name = part.substr(0, equals);
        if (number && name == "before")
            excerpt.before = number;
        else if (number && name == "after")
            excerpt.after = number;
        else if (number && name == "limit" && *number >= 1 && *number <= highest_limit)
            excerpt.limit = *number;
        else
            return std::nullopt;
    }
    if (excerpt.before && excerpt.after)
        return std::nullopt;
    return excerpt;
}

} // namespace

Response success(unsigned status, const JsonObject& body) {
    return {status, "application/json", body.text()};
}

Response failure(unsigned status, std::string_view code, std::string_view message) {
    const auto error = JsonObject().with("code", code).with("message", message).text();
    return success(status, JsonObject().with_json("error", error));
}

Response bad_request() {
    return failure(400, "bad_request", "The server does not understand this request.");
}

Response not_logged_in() {
    return failure(401, "not_logged_in", "Log in first.");
}

bool is_allowed_password(std::string_view password) {
    return password.size() >= shortest_password && password.size() <= longest_password;
}

Response bad_password() {
    return failure(400, "bad_password", "A password must have 8 to 256 bytes.");
}

Response begin_session(Accounts& accounts, Devices& devices, const Request& request,
                       unsigned status, const std::string& email, std::int64_t now) {
    auto response = success(status, JsonObject().with("email", email));
    response.headers.push_back(keep_session(request, accounts.open_session(email, now)));
    // Only browsers send an Origin. Others would not keep this cookie, and would use up the places.
    const bool is_browser = !request.header("Origin").empty();
    if (is_browser && !devices.knows(device_token(request), email, now))
        response.headers.push_back(keep_device(request, devices.remember(email, now)));
    return response;
}

Api::Api(Accounts& accounts, Devices& devices, Messages& messages, Chat& chat,
         HashingPool& hashing_pool, Extensions& extensions, Clock clock)
    : accounts_(accounts)
    , devices_(devices)
    , messages_(messages)
    , chat_(chat)
    , hashing_pool_(hashing_pool)
    , extensions_(extensions)
    , clock_(std::move(clock))
    , history_rate_(history_burst, history_a_second)
    , unread_history_(most_unread) {
    add_routes(extensions.routes);
}

void Api::add_routes(std::map<std::string, Route, std::less<>>& routes) {
    using User = const std::string&;
    constexpr bool open = false, needs_session = true;
    routes["POST /api/session"] = {
        open, [this](const Request& request, User) { return log_in(request); }};
    routes["DELETE /api/session"] = {needs_session,
                                     [this](const Request& request, User) -> awaitable<Response> {
                                         co_return log_out(request);
                                     }};
    routes["GET /api/me"] = {
        needs_session,
        [this](const Request&, User user) -> awaitable<Response> { co_return about(user); }};
    routes["GET /api/messages"] = {
        needs_session, [this](const Request& request, User user) -> awaitable<Response> {
            co_return history(request, user);
        }};
}

awaitable<Response> Api::answer(const Request& request) {
    const std::string_view target = request.target;
    const auto path = target.substr(0, target.find('?'));
    const auto route = extensions_.routes.find(request.method + ' ' + std::string(path));
    const bool exists = route != extensions_.routes.end();
    const bool is_open = exists && !route->second.needs_session;
    const auto user = is_open ? std::optional<std::string>("") : user_of(request);
    if (!user)
        co_return not_logged_in();
    if (!exists)
        co_return failure(404, "not_found", "There is no such call.");
    co_return co_await route->second.answer(request, *user);
}

std::optional<std::string> Api::user_of(const Request& request) {
    const auto token = session_token(request);
    return token.empty() ? std::nullopt : accounts_.find_session(token, clock_());
}

awaitable<Response> Api::log_in(const Request& request) {
    const auto asked = credentials_in(request.body);
    if (!asked)
        co_return bad_request();
    const auto email = canonical_address(asked->email).value_or("");
    if (!co_await is_password_of(email, asked->password, request))
        co_return failure(401, "login_failed", "The address or the password is wrong.");
    co_return begin_session(accounts_, devices_, request, 200, email, clock_());
}

awaitable<bool> Api::is_password_of(const std::string& email, const std::string& password,
                                    const Request& request) {
    const auto device = device_token(request);
    const bool is_known = !device.empty() && devices_.knows(device, email, clock_());
    const auto user = is_known ? email : user_of(request);
    // Before the attempt counts: one for which there is no room is not a wrong one.
    const auto place =
        hashing_pool_.reserve(user ? Requester{*user, true} : Requester{request.remote, false});
    auto& backoff = is_known ? device_backoff_ : login_backoff_;
    const auto source = is_known ? device : request.remote;
    if (const auto wait = backoff.attempt(email, source, clock_()); wait > 0)
        throw TooManyAttempts(wait);
    const auto account = accounts_.find(email);
    bool right = false;
    co_await place.run([&] { right = may_log_in(account, password); });
    if (!right)
        co_return false;
    backoff.succeeded(email, source);
    // Meanwhile the account may have been removed, or its password changed.
    const auto now = accounts_.find(email);
    const bool is_unchanged = now && now->password_hash == account->password_hash;
    co_return is_unchanged;
}

Response Api::log_out(const Request& request) {
    const auto token = session_token(request);
    accounts_.close_session(token);
    chat_.close_session(token);
    Response response{204, ""};
    response.headers.push_back(forget_session(request));
    return response;
}

Response Api::about(const std::string& user) {
    JsonObject me;
    me.with("email", user).with("step", extensions_.step);
    for (const auto& about : extensions_.about_me)
        about(me, user);
    return success(200, me);
}

Response Api::history(const Request& request, const std::string& user) {
    const std::string_view target = request.target;
    const auto query = target.find('?');
    const auto excerpt = excerpt_in(query == target.npos ? "" : target.substr(query + 1));
    if (!excerpt)
        return bad_request();
    auto unread = unread_history_.begin(user);
    if (!unread || !history_rate_.take(user, clock_()))
        throw TooManyAttempts(breath);
    const PageLimits limits{static_cast<int>(excerpt->limit)};
    const auto newest = std::numeric_limits<std::int64_t>::max();
    auto page = excerpt->after ? messages_.after(*excerpt->after, limits)
                               : messages_.before(excerpt->before.value_or(newest), limits);
    std::vector<std::string> values;
    values.reserve(page.messages.size());
    for (auto& message : page.messages)
        values.push_back(to_json(std::exchange(message, {}), false));
    JsonObject body;
    body.with_json("messages", json_array(values));
    if (page.more)
        body.with("more", true);
    auto response = success(200, body);
    response.until_written = std::move(unread);
    return response;
}

} // namespace messenger
