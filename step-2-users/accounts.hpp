// Accounts, their passwords, and the sessions of users who have logged in.
//
// You write the four parts in accounts.cpp. This header is the contract: it says what each part
// promises. server/database.hpp has the tables that they work on. Anybody who steals the database
// should find neither a password nor a token to log in with.
//
// An Accounts belongs to one thread, that of its database. The functions outside the class touch
// no database and run on any thread, several at a time: they are slow on purpose.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace messenger {

struct Account {
    std::string email;         // canonical (common/address.hpp)
    std::string password_hash; // a PHC string (server/phc.hpp)
};

/// The limits on a password's length, in bytes. The server checks them before it hashes one.
constexpr std::size_t shortest_password = 8;
constexpr std::size_t longest_password = 256;

/// How long a session is valid, in milliseconds: 30 days.
constexpr std::int64_t session_lifetime = std::int64_t{30} * 24 * 60 * 60 * 1000;

/// Hashes `password`, all its bytes, with scrypt (N = 2^15, r = 8, p = 3, 32 bytes) and 16 fresh
/// random bytes of salt, and returns the PHC string `$scrypt$ln=15,r=8,p=3$SALT$HASH`.
/// (NULs at the very end do not count, because HMAC, inside scrypt, pads short keys with them.)
std::string hash_password(std::string_view password); // TODO 2.2

/// Whether `phc` was made from `password`. Hashes the password again with the salt, the cost and
/// the number of bytes given in `phc`, and compares in constant time. False if `phc` is not a valid
/// PHC string.
bool verify_password(std::string_view password, std::string_view phc); // TODO 2.2

/// Whether `password` opens `account`, which is what find() returned: nothing if there is no such
/// account. Then the answer is false, and takes the same work as a wrong password does. Otherwise
/// the response time would reveal who has an account here.
bool may_log_in(const std::optional<Account>& account, std::string_view password); // TODO 2.3

class Accounts {
  public:
    /// Works on the tables of `database`, which must outlive this object. The member functions
    /// throw SQLite::Exception if the database fails (locked, full), but never because of a user's
    /// input, whatever characters are in it.
    explicit Accounts(SQLite::Database& database) : database_(database) {}

    /// Creates the account of the address `email`, in whatever case it is typed. Returns false and
    /// changes nothing if `email` is not an address or is already taken, even if another connection
    /// to the database took it a moment ago. `now` is in milliseconds since 1970.
    bool create(std::string_view email, std::string_view password_hash,
                std::int64_t now); // TODO 2.1

    /// The account of the address `email`, in whatever case it is typed. Nothing if there is none.
    std::optional<Account> find(std::string_view email); // TODO 2.1

    /// Opens a session of the account `email` (canonical, and existing), valid until
    /// session_lifetime after `now`. Returns its token, 32 fresh random bytes in base64url (43
    /// characters). The user shows this token from now on. The database keeps only the SHA-256 of
    /// these characters, also in base64url.
    std::string open_session(std::string_view email, std::int64_t now); // TODO 2.4

    /// The canonical address of the user whose session `token` is. Nothing if no session has this
    /// token, or the session is closed or has expired: at session_lifetime after it was opened, it
    /// is over.
    std::optional<std::string> find_session(std::string_view token,
                                            std::int64_t now); // TODO 2.4

    /// Ends the session `token`, and no other one. Does nothing if there is none.
    void close_session(std::string_view token); // TODO 2.4

  private:
    SQLite::Database& database_;
};

} // namespace messenger
