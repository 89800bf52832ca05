#include "server/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace messenger {
namespace {

/// How long we wait if another program has locked the file, in milliseconds. Short, because the
/// network waits meanwhile.
constexpr int patience = 500;

/// Creates the file if there is none, so that only its owner can read and write it; SQLite gives
/// its log the same permissions. An existing file keeps its permissions. SQLite needs none for a
/// database in memory.
void make_private_file(const std::string& path) {
    if (path == ":memory:")
        return;
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0)
        ::close(file); // if it could not be created, SQLite finds out why
}

void migrate(SQLite::Database& database, const std::string& path,
             const std::vector<std::string>& migrations) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const auto done = static_cast<std::size_t>(database.execAndGet("PRAGMA user_version").getInt());
    if (done > migrations.size())
        throw std::runtime_error("The database " + path +
                                 " was made by a later step. Choose another file with --database.");
    if (done == migrations.size())
        return; // without a write, so that it works on a full disk, too
    for (auto i = done; i != migrations.size(); ++i)
        database.exec(migrations[i]);
    database.exec("PRAGMA user_version = " + std::to_string(migrations.size()));
    transaction.commit();
}

} // namespace

const std::string users_schema = R"(
CREATE TABLE users (
    email         TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    email      TEXT NOT NULL REFERENCES users (email) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE messages (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    ref         TEXT NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    sender      TEXT REFERENCES users (email),
    text        TEXT
) STRICT;
)";

const std::string removed_account =
    "$scrypt$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

SQLite::Database open_database(const std::string& path,
                               const std::vector<std::string>& migrations) {
    try {
        make_private_file(path);
        SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, patience);
        database.exec("PRAGMA journal_mode = WAL");
        database.exec("PRAGMA synchronous = FULL");
        database.exec("PRAGMA foreign_keys = ON");
        if (database.execAndGet("PRAGMA quick_check(1)").getString() != "ok")
            throw SQLite::Exception("damaged", SQLITE_CORRUPT);
        migrate(database, path, migrations);
        return database;
    } catch (const SQLite::Exception& error) {
        throw std::runtime_error(sentence(error, path));
    }
}

std::string sentence(const SQLite::Exception& error, const std::string& path) {
    const auto file = "The database " + path;
    switch (error.getErrorCode() & 0xFF) { // the low byte is the primary result code
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return file +
               " is locked by another program. Stop that program, or choose another file with "
               "--database.";
    case SQLITE_CORRUPT:
        return file + " is damaged. Choose another file with --database, or restore a backup.";
    case SQLITE_NOTADB:
        return file + " is not a database. Choose another file with --database.";
    case SQLITE_FULL:
        return file + " cannot grow: the disk is full.";
    case SQLITE_CANTOPEN:
        return file + " cannot be opened. Does its folder exist, and may you write there?";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return file + " cannot be written: it is read-only.";
    case SQLITE_IOERR:
        return file + " cannot be read or written: the disk reports an error, or is full.";
    default:
        return file + " reports: " + error.getErrorStr() + '.';
    }
}

std::vector<std::string> everybody(SQLite::Database& database) {
    // Where there are more, a user who is not shown is one more reader of what that user writes.
    const int count = database.execAndGet("SELECT count(*) FROM users").getInt();
    SQLite::Statement query(database, "SELECT email FROM users WHERE password_hash <> ? "
                                      "ORDER BY created_at, email LIMIT ?");
    query.bind(1, removed_account);
    query.bind(2, count > most_accounts ? most_accounts - 1 : most_accounts);
    std::vector<std::string> addresses;
    while (query.executeStep())
        addresses.push_back(query.getColumn(0));
    return addresses;
}

void forget_expired_sessions(SQLite::Database& database, std::int64_t now) {
    SQLite::Statement forget(database, "DELETE FROM sessions WHERE expires_at <= ?");
    forget.bind(1, now);
    forget.exec();
}

} // namespace messenger
