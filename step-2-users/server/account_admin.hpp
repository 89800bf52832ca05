// What given code does to accounts, beside the learner's part (accounts.hpp). For the thread of the
// database. All functions throw SQLite::Exception if the database fails.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace messenger {

/// How many rows the table of users has.
int count_accounts(SQLite::Database& database);

/// Whether `email` (canonical) has an account that was not removed.
bool has_account(SQLite::Database& database, const std::string& email);

/// Replaces the password of `email`, and ends all its sessions but `kept`, in one transaction.
void replace_password(SQLite::Database& database, const std::string& email,
                      const std::string& password_hash, std::string_view kept);

/// Ends all sessions of `email`.
void close_all_sessions(SQLite::Database& database, const std::string& email);

/// Removes the account `email`, with its sessions and with all rows of later steps that refer to
/// it. Messages stay: they belong to their readers. If messages in the clear name `email`, its row
/// stays as well, with the password hash `removed_account`: nobody can log in, and nobody else can
/// sign up and be taken for the author.
void remove_account(SQLite::Database& database, const std::string& email);

/// A number that changes when another connection has changed the database.
std::int64_t data_version(SQLite::Database& database);

} // namespace messenger
