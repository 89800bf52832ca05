// Accounts, step 2: four TODOs. accounts.hpp says what each function promises.

#include "accounts.hpp"

#include "common/address.hpp"
#include "common/bytes.hpp"
#include "server/phc.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <cryptopp/misc.h>
#include <cryptopp/scrypt.h>

namespace messenger {

// >>> 2.1 Accounts
bool Accounts::create(std::string_view email, std::string_view password_hash, std::int64_t now) {
    const auto address = canonical_address(email);
    if (!address)
        return false;
    SQLite::Statement insert(database_, "INSERT INTO users (email, password_hash, created_at) "
                                        "VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    SQLite::bind(insert, *address, std::string(password_hash), now);
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

// >>> 2.2 Passwords
namespace {

Bytes scrypt(std::string_view password, const Phc& phc, std::size_t size) {
    Bytes hash(size);
    const auto secret = bytes_of(password);
    CryptoPP::Scrypt().DeriveKey(hash.data(), hash.size(), secret.data(), secret.size(),
                                 phc.salt.data(), phc.salt.size(),
                                 CryptoPP::word64{1} << phc.log_cost, phc.block_size, phc.parallel);
    return hash;
}

} // namespace

std::string hash_password(std::string_view password) {
    Phc phc{.salt = random_bytes(16)};
    phc.hash = scrypt(password, phc, 32);
    return to_string(phc);
}

bool verify_password(std::string_view password, std::string_view phc) {
    const auto stored = parse_phc(phc);
    if (!stored)
        return false;
    const auto hash = scrypt(password, *stored, stored->hash.size());
    return CryptoPP::VerifyBufsEqual(hash.data(), stored->hash.data(), hash.size());
}
// <<< 2.2

// >>> 2.3 Logging in
bool may_log_in(const std::optional<Account>& account, std::string_view password) {
    // A hash that no known password has, so that an unknown account costs as much work as a known
    // one.
    static const auto nobodys = to_string({.salt = Bytes(16), .hash = Bytes(32)});
    const bool fits = verify_password(password, account ? account->password_hash : nobodys);
    return account && fits;
}
// <<< 2.3

// >>> 2.4 Sessions
std::string Accounts::open_session(std::string_view email, std::int64_t now) {
    auto token = to_base64url(random_bytes(32));
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

} // namespace messenger
