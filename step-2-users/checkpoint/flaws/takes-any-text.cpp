// What is no address gets an account too.
// Caught by: Todo_2_1.RefusesWhatIsNoAddress
// The learner reads: what create() returns for a text that is not an address: false
// >>> 2.1 Accounts
bool Accounts::create(std::string_view email, std::string_view password_hash, std::int64_t now) {
    const auto address = canonical_address(email);
    SQLite::Statement insert(database_, "INSERT INTO users (email, password_hash, created_at) "
                                        "VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    SQLite::bind(insert, address.value_or(std::string(email)), std::string(password_hash), now);
    return insert.exec() == 1;
}

std::optional<Account> Accounts::find(std::string_view email) {
    SQLite::Statement query(database_, "SELECT email, password_hash FROM users WHERE email = ?");
    query.bind(1, canonical_address(email).value_or(""));
    if (!query.executeStep())
        return std::nullopt;
    return Account{query.getColumn(0), query.getColumn(1)};
}
// <<< 2.1
