// Half of the token is no matter of chance.
// Caught by: Todo_2_4.MakesTokensThatNobodyCanGuess
// The learner reads: the bits that are set in some token
// >>> 2.4 Sessions
std::string Accounts::open_session(std::string_view email, std::int64_t now) {
    const auto token = [] {
        auto bytes = random_bytes(16);
        bytes.resize(32);
        return to_base64url(bytes);
    }();
    SQLite::Statement insert(
        database_, "INSERT INTO sessions (token_hash, email, expires_at) VALUES (?, ?, ?)");
    SQLite::bind(insert, to_base64url(sha256(token)), std::string(email), now + session_lifetime);
    insert.exec();
    return token;
}

std::optional<std::string> Accounts::find_session(std::string_view token, std::int64_t now) {
    SQLite::Statement query(database_,
                            "SELECT email FROM sessions WHERE token_hash = ? AND expires_at > ?");
    SQLite::bind(query, to_base64url(sha256(token)), now);
    if (!query.executeStep())
        return std::nullopt;
    return query.getColumn(0).getString();
}

void Accounts::close_session(std::string_view token) {
    SQLite::Statement remove(database_, "DELETE FROM sessions WHERE token_hash = ?");
    remove.bind(1, to_base64url(sha256(token)));
    remove.exec();
}
// <<< 2.4
