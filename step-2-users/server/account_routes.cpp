#include "server/account_routes.hpp"

#include "server/account_admin.hpp"
#include "server/cookie.hpp"
#include "server/json.hpp"

namespace messenger {
namespace {

/// The body of a request, if it has exactly these members.
std::optional<Members> members_in(const Request& request, const std::vector<std::string>& names) {
    auto members = parse_members(request.body);
    if (!members || members->size() != names.size())
        return std::nullopt;
    for (const auto& name : names)
        if (!members->contains(name))
            return std::nullopt;
    return members;
}

Response wrong_password() {
    return failure(403, "wrong_password", "This is not your password.");
}

/// The response to the sender of `request`, whose session has ended.
Response logged_out(const Request& request) {
    Response response{204, ""};
    response.headers.push_back(forget_session(request));
    return response;
}

} // namespace

AccountRoutes::AccountRoutes(Api& api, SQLite::Database& database, Chat& chat,
                             HashingPool& hashing_pool, Extensions& extensions)
    : api_(api), database_(database), chat_(chat), hashing_pool_(hashing_pool) {
    constexpr bool needs_session = true;
    const auto add = [&](const std::string& call,
                         Answer (AccountRoutes::*how)(const Request&, const std::string&)) {
        extensions.routes[call] = {needs_session,
                                   [this, how](const Request& request, const std::string& user) {
                                       return (this->*how)(request, user);
                                   }};
    };
    add("PUT /api/password", &AccountRoutes::change_password);
    add("DELETE /api/sessions", &AccountRoutes::log_out_everywhere);
    add("POST /api/removal", &AccountRoutes::remove);
}

AccountRoutes::Answer AccountRoutes::change_password(const Request& request,
                                                     const std::string& user) {
    const auto asked = members_in(request, {"password", "new_password"});
    if (!asked)
        co_return bad_request();
    const auto& password = asked->at("new_password");
    if (!is_allowed_password(password))
        co_return bad_password();
    if (!co_await api_.is_password_of(user, asked->at("password"), request))
        co_return wrong_password();
    std::string hash;
    const auto place = hashing_pool_.reserve({user, true});
    co_await place.run([&] { hash = hash_password(password); });
    if (api_.user_of(request) != user) // the session has ended meanwhile
        co_return not_logged_in();
    const auto token = session_token(request);
    replace_password(database_, user, hash, token);
    chat_.close_sessions(user, token);
    co_return Response{204, ""};
}

AccountRoutes::Answer AccountRoutes::log_out_everywhere(const Request& request,
                                                        const std::string& user) {
    close_all_sessions(database_, user);
    chat_.close_sessions(user);
    co_return logged_out(request);
}

AccountRoutes::Answer AccountRoutes::remove(const Request& request, const std::string& user) {
    const auto asked = members_in(request, {"password"});
    if (!asked)
        co_return bad_request();
    if (!co_await api_.is_password_of(user, asked->at("password"), request))
        co_return wrong_password();
    if (api_.user_of(request) != user)
        co_return not_logged_in();
    remove_account(database_, user);
    chat_.account_removed(user);
    co_return logged_out(request);
}

} // namespace messenger
