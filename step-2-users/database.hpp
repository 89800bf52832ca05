// The one file in which the server keeps everything: SQLite.
//
//     users     email (canonical), password_hash (a PHC string), created_at
//     sessions  token_hash (SHA-256 of the token, base64url), email, expires_at
//     messages  id (grows by one), ref (the client's, unique), received_at, sender, text
//
// Times are integers, milliseconds since 1970 UTC. What has been written survives the loss of
// power: a write-ahead log, and synchronous=FULL.

#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <string>
#include <vector>

namespace messenger {

/// The tables above, as SQL.
extern const std::string users_schema;

/// Opens the database in the file `path`, or makes it, readable for its owner alone. `migrations`
/// are all there have ever been, oldest first; those that the file has not seen yet are applied,
/// each entirely or not at all. Throws std::runtime_error with a sentence where that is not
/// possible: the file is locked, damaged, no database or made by a later step, the disk is full,
/// the folder is missing.
SQLite::Database open_database(const std::string& path,
                               const std::vector<std::string>& migrations = {users_schema});

/// What happened, in a sentence for whoever runs the server.
std::string sentence(const SQLite::Exception& error, const std::string& path);

/// The canonical addresses of everybody who has an account, ascending.
std::vector<std::string> everybody(SQLite::Database& database);

/// Forgets the sessions that are over at `now`.
void forget_expired_sessions(SQLite::Database& database, std::int64_t now);

} // namespace messenger
