// When the server starts again, everybody is logged out.
// Caught by: Todo_2_4.KeepsSessionsInTheDatabase
// The learner reads: whose session it is: "nobody" happened: "mary@example.com"
// >>> 2.4 Sessions
namespace {

struct Session {
    std::string token;
    std::string email;
    std::int64_t end;
};

std::vector<Session> sessions;

} // namespace

std::string Accounts::open_session(std::string_view email, std::int64_t now) {
    const auto token = to_base64url(random_bytes(32));
    sessions.push_back({token, std::string(email), now + session_lifetime});
    return token;
}

std::optional<std::string> Accounts::find_session(std::string_view token, std::int64_t now) {
    for (const auto& session : sessions)
        if (session.token == token && session.end > now)
            return session.email;
    return std::nullopt;
}

void Accounts::close_session(std::string_view token) {
    std::erase_if(sessions, [&](const Session& session) { return session.token == token; });
}
// <<< 2.4
