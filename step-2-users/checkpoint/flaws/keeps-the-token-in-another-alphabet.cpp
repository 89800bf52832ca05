// The token stands in the database, written in another way.
// Caught by: Todo_2_4.KeepsNoTokenInTheDatabase
// The learner reads: expected: the token is not in the database
// >>> 2.4 Sessions
std::string Accounts::open_session(std::string_view email, std::int64_t now) {
    const auto token = to_base64url(random_bytes(32));
    SQLite::Statement insert(
        database_, "INSERT INTO sessions (token_hash, email, expires_at) VALUES (?, ?, ?)");
    SQLite::bind(insert, to_base64(from_base64url(token).value_or(Bytes())), std::string(email),
                 now + session_lifetime);
    insert.exec();
    return token;
}

std::optional<std::string> Accounts::find_session(std::string_view token, std::int64_t now) {
    SQLite::Statement query(database_,
                            "SELECT email FROM sessions WHERE token_hash = ? AND expires_at > ?");
    SQLite::bind(query, to_base64(from_base64url(token).value_or(Bytes())), now);
    if (!query.executeStep())
        return std::nullopt;
    return query.getColumn(0).getString();
}

void Accounts::close_session(std::string_view token) {
    SQLite::Statement remove(database_, "DELETE FROM sessions WHERE token_hash = ?");
    remove.bind(1, to_base64(from_base64url(token).value_or(Bytes())));
    remove.exec();
}
// <<< 2.4
