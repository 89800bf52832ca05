// ./workshop remove-account: removes an account, as whoever owns the database can. A running server
// notices before it handles anything else.

#include "commands.hpp"
#include "terminal_style.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <filesystem>
#include <stdexcept>

namespace companion {
namespace {

const std::string usual_database = "messenger.db"; // of the step programs

// As in step-2-users/server/database.hpp: the password hash of an account that was removed while
// messages name it.
const std::string removed =
    "$scrypt$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// As in step-2-users/server/account_admin.cpp. Returns whether there was such an account.
bool remove(SQLite::Database& database, const std::string& email) {
    database.exec("PRAGMA foreign_keys = ON"); // sessions and keys go with the account
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec("PRAGMA defer_foreign_keys = ON");
    SQLite::Statement erase(database, "DELETE FROM users WHERE email = ? AND password_hash <> ?");
    SQLite::bind(erase, email, removed);
    if (erase.exec() == 0)
        return false;
    SQLite::Statement keep(database, "INSERT INTO users (email, password_hash, created_at) "
                                     "SELECT ?1, ?2, 0 "
                                     "WHERE EXISTS (SELECT 1 FROM messages WHERE sender = ?1)");
    SQLite::bind(keep, email, removed);
    keep.exec();
    transaction.commit();
    return true;
}

} // namespace

int remove_account(const Project&, const std::string& email, const std::string& file) {
    const auto path = file.empty() ? usual_database : file;
    if (!std::filesystem::exists(path))
        throw std::runtime_error("There is no database " + path +
                                 " here. Name the server's with --database.");
    try {
        SQLite::Database database(path, SQLite::OPEN_READWRITE, 2'000);
        if (!remove(database, email))
            throw std::runtime_error("There is no account " + email + " in " + path + ".");
    } catch (const SQLite::Exception& error) {
        throw std::runtime_error("The database " + path + " cannot be changed: " +
                                 error.getErrorStr() + ". A server of step 2 or later makes it.");
    }
    say("The account " + bold(email) +
        " is removed, with its sessions and keys. Its messages stay.\n");
    return 0;
}

} // namespace companion
