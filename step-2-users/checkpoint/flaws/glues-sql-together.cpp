// The statement is glued together from what the user typed.
// Caught by: Todo_2_1.LetsOBrienIn
// The learner reads: near "brien": syntax error
// >>> 2.1 Accounts
bool Accounts::create(std::string_view email, std::string_view password_hash, std::int64_t now) {
    const auto address = canonical_address(email);
    if (!address)
        return false;
    return database_.exec("INSERT INTO users (email, password_hash, created_at) VALUES ('" +
                          *address + "', '" + std::string(password_hash) + "', " +
                          std::to_string(now) + ") ON CONFLICT DO NOTHING") == 1;
}

std::optional<Account> Accounts::find(std::string_view email) {
    SQLite::Statement query(database_, "SELECT email, password_hash FROM users WHERE email = ?");
    query.bind(1, canonical_address(email).value_or(""));
    if (!query.executeStep())
        return std::nullopt;
    return Account{query.getColumn(0), query.getColumn(1)};
}
// <<< 2.1
