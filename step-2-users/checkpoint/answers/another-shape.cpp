// Right in another shape: a transaction that looks first, hashing in place of verifying for
// nobody, and sessions that are fetched before they are judged.
// >>> 2.1 Accounts
bool Accounts::create(std::string_view email, std::string_view password_hash, std::int64_t now) {
    const auto address = canonical_address(email);
    if (!address.has_value())
        return false;
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    if (find(address.value()))
        return false;
    SQLite::Statement insert(database_, "INSERT INTO users VALUES (:email, :hash, :now)");
    insert.bind(":email", address.value());
    insert.bind(":hash", std::string(password_hash));
    insert.bind(":now", now);
    insert.exec();
    transaction.commit();
    return true;
}

std::optional<Account> Accounts::find(std::string_view email) {
    const auto address = canonical_address(email);
    if (!address)
        return {};
    SQLite::Statement query(database_, "SELECT * FROM users WHERE email = :email");
    query.bind(":email", *address);
    std::optional<Account> account;
    while (query.executeStep())
        account = Account{query.getColumn("email").getString(),
                          query.getColumn("password_hash").getString()};
    return account;
}
// <<< 2.1
// >>> 2.2 Passwords
namespace {

void stretch(const std::string& password, Phc& phc) {
    const CryptoPP::Scrypt kdf;
    const auto* secret = reinterpret_cast<const CryptoPP::byte*>(password.data());
    kdf.DeriveKey(phc.hash.data(), phc.hash.size(), secret, password.size(), phc.salt.data(),
                  phc.salt.size(), 1ull << phc.log_cost, phc.block_size, phc.parallel);
}

} // namespace

std::string hash_password(std::string_view password) {
    Phc phc;
    phc.salt = random_bytes(16);
    phc.hash = Bytes(32);
    stretch(std::string(password), phc);
    return to_string(phc);
}

bool verify_password(std::string_view password, std::string_view phc) {
    const auto expected = parse_phc(phc);
    if (!expected)
        return false;
    auto tried = *expected;
    stretch(std::string(password), tried);
    unsigned different = 0;
    for (std::size_t i = 0; i != tried.hash.size(); ++i)
        different |= static_cast<unsigned>(tried.hash[i] ^ expected->hash[i]);
    return different == 0;
}
// <<< 2.2
// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    if (account)
        return verify_password(password, account->password_hash);
    hash_password(password);
    return false;
}
// <<< 2.3
// >>> 2.4 Sessions
std::string Accounts::open_session(std::string_view email, std::int64_t now) {
    SQLite::Statement insert(database_,
                             "INSERT INTO sessions (expires_at, email, token_hash) "
                             "SELECT :end, email, :hash FROM users WHERE email = :email");
    const auto token = to_base64url(random_bytes(32));
    insert.bind(":end", now + session_lifetime);
    insert.bind(":hash", to_base64url(sha256(token)));
    insert.bind(":email", std::string(email));
    insert.exec();
    return token;
}

std::optional<std::string> Accounts::find_session(std::string_view token, std::int64_t now) {
    SQLite::Statement query(database_, "SELECT * FROM sessions WHERE token_hash = ?");
    query.bind(1, to_base64url(sha256(token)));
    if (!query.executeStep())
        return std::nullopt;
    const std::int64_t end = query.getColumn("expires_at");
    if (end > now)
        return query.getColumn("email").getString();
    query.reset();
    close_session(token);
    return std::nullopt;
}

void Accounts::close_session(std::string_view token) {
    if (token.empty())
        return;
    SQLite::Statement remove(database_, "UPDATE sessions SET expires_at = 0 WHERE token_hash = ?");
    remove.bind(1, to_base64url(sha256(token)));
    remove.exec();
}
// <<< 2.4
