// The SQLite database, the one file in which the server keeps everything.
//
//     users     email (canonical), password_hash (a PHC string), created_at
//     sessions  token_hash (SHA-256 of the token, base64url), email, expires_at
//     devices   see server/devices.hpp, which creates it
//     messages  id (grows by one), ref (chosen by the client, unique), received_at, sender, text
//
// Times are integers, milliseconds since 1970 UTC. Whatever has been written survives a power
// failure, because of a write-ahead log and synchronous=FULL.

#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <string>
#include <vector>

namespace messenger {

/// The tables above, as SQL.
extern const std::string users_schema;

/// Opens the database in the file `path`, or creates it, accessible only to its owner. `migrations`
/// are all that have ever existed, oldest first. Those that the file does not have yet are applied,
/// each entirely or not at all. Throws std::runtime_error with a sentence if that is not possible:
/// the file is locked, damaged, not a database or made by a later step, the disk is full, the
/// folder is missing.
SQLite::Database open_database(const std::string& path,
                               const std::vector<std::string>& migrations = {users_schema});

/// What happened to the database `path`, in a sentence for the person who runs the server.
std::string sentence(const SQLite::Exception& error, const std::string& path);

/// The most accounts that clients are shown: an envelope has no more recipients (PROTOCOL.md).
constexpr int most_accounts = 1'000;

/// The password hash of an account that was removed while messages still name it. It is of the
/// usual cost, and no known password has it.
extern const std::string removed_account;

/// The canonical addresses of everybody who has an account: the oldest accounts, if there are more
/// than `most_accounts`.
std::vector<std::string> everybody(SQLite::Database& database);

/// Deletes the sessions that have expired at `now`.
void forget_expired_sessions(SQLite::Database& database, std::int64_t now);

} // namespace messenger
