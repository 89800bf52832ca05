#include "server/messenger_app.hpp"

#include "server/database.hpp"

#include <iostream>

namespace messenger {
namespace {

// The page consists of its own files and nothing else. Whatever text a message contains, no browser
// runs it as a script, and no other site can show the page in a frame.
constexpr auto content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

Response guarded(Response response) {
    response.headers.emplace_back("Content-Security-Policy", content_security_policy);
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    return response;
}

Response unstored(Response response) {
    response.headers.emplace_back("Cache-Control", "no-store");
    return guarded(std::move(response));
}

Response bad_origin() {
    return failure(403, "bad_origin",
                   "This server does not accept requests from this page, or under this name. If "
                   "the page is yours, start the server with --origin and the page's address.");
}

Response try_again() {
    auto response = failure(503, "try_again", "The server cannot do that just now.");
    response.headers.emplace_back("Retry-After", "2");
    return response;
}

Response too_many_attempts(std::int64_t wait) {
    auto response = failure(429, "too_many_requests", "Too many attempts. Wait a little.");
    response.headers.emplace_back("Retry-After", std::to_string((wait + 999) / 1000));
    return response;
}

bool is_api(const Request& request) {
    return request.target.starts_with("/api/");
}

} // namespace

MessengerApp::MessengerApp(int step, SQLite::Database& database, OriginCheck origins,
                           std::vector<std::filesystem::path> pages, std::ostream& console,
                           Clock clock, Quota quota, SignUpRules rules)
    : database_(database)
    , extensions_{.step = step}
    , origin_check_(std::move(origins))
    , page_(std::move(pages))
    , accounts_(database)
    , devices_(database)
    , messages_(database, extensions_.formats, quota)
    , relay_(console)
    , chat_(relay_, accounts_, messages_, database, extensions_, clock)
    , api_(accounts_, devices_, messages_, chat_, hashing_pool_, extensions_, clock)
    , sign_up_(accounts_, devices_, database, chat_, hashing_pool_, extensions_, std::move(rules),
               clock)
    , account_routes_(api_, database, chat_, hashing_pool_, extensions_) {
    forget_expired_sessions(database, clock());
}

Handlers MessengerApp::handlers() {
    return {.answer = [this](const Request& request) { return answer(request); },
            .session = [this](ConnectedClient& client) { return chat_.session(client); },
            .refuse = [this](const Request& request) { return refuse(request); },
            .housekeeping = [this] { chat_.close_ended_sessions(); }};
}

boost::asio::awaitable<Response> MessengerApp::answer(const Request& request) {
    if (!is_api(request))
        co_return guarded(page_.answer(request));
    if (!origin_check_.allow(request))
        co_return unstored(bad_origin());
    chat_.notice_other_writers();
    try {
        co_return unstored(co_await api_.answer(request));
    } catch (const SQLite::Exception& error) {
        std::cerr << sentence(error, database_.getFilename()) << '\n';
    } catch (const TooManyAttempts& attempts) {
        co_return unstored(too_many_attempts(attempts.wait));
    } catch (const TooBusy&) {
        // More logins at once than this machine can hash passwords for.
    }
    co_return unstored(try_again());
}

std::optional<Response> MessengerApp::refuse(const Request& request) {
    if (request.target != "/ws")
        return unstored(failure(404, "not_found", "The messenger's WebSocket is /ws."));
    if (!origin_check_.allow(request))
        return unstored(bad_origin());
    try {
        if (!api_.user_of(request))
            return unstored(not_logged_in());
        return std::nullopt;
    } catch (const SQLite::Exception& error) {
        std::cerr << sentence(error, database_.getFilename()) << '\n';
        return unstored(try_again());
    }
}

} // namespace messenger
