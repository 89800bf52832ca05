#include "server/devices.hpp"

#include "common/bytes.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

namespace messenger {
namespace {

constexpr auto schema = R"(
CREATE TABLE IF NOT EXISTS devices (
    token_hash TEXT NOT NULL PRIMARY KEY,
    email      TEXT NOT NULL REFERENCES users (email) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT;
)";

constexpr auto insert = "INSERT INTO devices (token_hash, email, expires_at) VALUES (?, ?, ?)";

constexpr auto remove_all_but_the_newest = R"(
DELETE FROM devices WHERE email = ?1 AND (expires_at <= ?2 OR token_hash NOT IN
    (SELECT token_hash FROM devices WHERE email = ?1 ORDER BY expires_at DESC, rowid DESC LIMIT ?3))
)";

} // namespace

Devices::Devices(SQLite::Database& database) : database_(database) {
    database.exec(schema);
}

std::string Devices::remember(const std::string& email, std::int64_t now) {
    const auto token = to_base64url(random_bytes(32));
    SQLite::Transaction transaction(database_);
    SQLite::Statement add(database_, insert);
    SQLite::bind(add, to_base64url(sha256(token)), email, now + device_lifetime);
    add.exec();
    SQLite::Statement remove(database_, remove_all_but_the_newest);
    SQLite::bind(remove, email, now, most_devices);
    remove.exec();
    transaction.commit();
    return token;
}

bool Devices::knows(std::string_view token, const std::string& email, std::int64_t now) {
    SQLite::Statement query(
        database_, "SELECT 1 FROM devices WHERE token_hash = ? AND email = ? AND expires_at > ?");
    SQLite::bind(query, to_base64url(sha256(token)), email, now);
    return query.executeStep();
}

} // namespace messenger
