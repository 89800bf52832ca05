#include "server/account_admin.hpp"

#include "common/bytes.hpp"
#include "server/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

namespace messenger {
namespace {

template <class... Values>
int run(SQLite::Database& database, const char* sql, const Values&... values) {
    SQLite::Statement statement(database, sql);
    SQLite::bind(statement, values...);
    return statement.exec();
}

} // namespace

int count_accounts(SQLite::Database& database) {
    return database.execAndGet("SELECT count(*) FROM users").getInt();
}

bool has_account(SQLite::Database& database, const std::string& email) {
    SQLite::Statement query(database, "SELECT 1 FROM users WHERE email = ? AND password_hash <> ?");
    SQLite::bind(query, email, removed_account);
    return query.executeStep();
}

void replace_password(SQLite::Database& database, const std::string& email,
                      const std::string& password_hash, std::string_view kept) {
    SQLite::Transaction transaction(database);
    run(database, "UPDATE users SET password_hash = ? WHERE email = ?", password_hash, email);
    run(database, "DELETE FROM sessions WHERE email = ? AND token_hash <> ?", email,
        to_base64url(sha256(kept)));
    transaction.commit();
}

void close_all_sessions(SQLite::Database& database, const std::string& email) {
    run(database, "DELETE FROM sessions WHERE email = ?", email);
}

void remove_account(SQLite::Database& database, const std::string& email) {
    SQLite::Transaction transaction(database);
    database.exec(
        "PRAGMA defer_foreign_keys = ON"); // until the row is back, or nobody refers to it
    run(database, "DELETE FROM users WHERE email = ?", email);
    run(database,
        "INSERT INTO users (email, password_hash, created_at) SELECT ?1, ?2, 0 "
        "WHERE EXISTS (SELECT 1 FROM messages WHERE sender = ?1)",
        email, removed_account);
    transaction.commit();
}

std::int64_t data_version(SQLite::Database& database) {
    return database.execAndGet("PRAGMA data_version").getInt64();
}

} // namespace messenger
