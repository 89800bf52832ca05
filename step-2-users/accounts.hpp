// Who may speak, and as whom: accounts, their passwords, and the sessions of those who logged in.
//
// You write the four parts in accounts.cpp. This header is the contract: what each part promises.
// The tables that they work on stand in database.hpp. Whoever steals the database should find in
// it neither a password nor a token with which to log in.
//
// An Accounts belongs to one thread, that of its database. The functions outside the class touch
// no database and run on any thread, several at a time: they take long, on purpose.

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
    std::string email;         // canonical (address.hpp)
    std::string password_hash; // a PHC string (phc.hpp)
};

/// What a password may have, in bytes. The server asks for that before it hashes one.
constexpr std::size_t shortest_password = 8;
constexpr std::size_t longest_password = 256;

/// How long a session is good, in milliseconds: 30 days.
constexpr std::int64_t session_lifetime = std::int64_t{30} * 24 * 60 * 60 * 1000;

/// Hashes `password`, all its bytes, with scrypt (N = 2^15, r = 8, p = 3, 32 bytes) and 16 fresh
/// random bytes of salt, and returns the PHC string `$scrypt$ln=15,r=8,p=3$SALT$HASH`.
/// (NULs at the very end do not count: HMAC, inside scrypt, fills short keys up with them.)
std::string hash_password(std::string_view password); // TODO 2.2

/// Whether `phc` was made from `password`: hashes it again with the salt and the cost that stand in
/// `phc`, to as many bytes as stand there, and compares in constant time. False for a `phc` that is
/// none.
bool verify_password(std::string_view password, std::string_view phc); // TODO 2.2

/// Whether `password` opens `account`, which is what find() returned: nothing for an address that
/// nobody has. Then the answer is false, and takes the same work as a wrong password does, or the
/// time would tell who has an account here.
bool may_log_in(const std::optional<Account>& account, std::string_view password); // TODO 2.3

class Accounts {
  public:
    /// Works on the tables of `database`, which outlives it. Its member functions throw
    /// SQLite::Exception when the database fails (locked, full); what they were told by a user is
    /// never a reason, whatever characters are in it.
    explicit Accounts(SQLite::Database& database) : database_(database) {}

    /// Creates the account of the address `email`, in whatever case it is typed. Returns false, and
    /// changes nothing, when it is no address or somebody has it already, also when another
    /// connection to the database took it a moment ago. `now` is in milliseconds since 1970.
    bool create(std::string_view email, std::string_view password_hash,
                std::int64_t now); // TODO 2.1

    /// The account of the address `email`, in whatever case it is typed; nothing when it has none.
    std::optional<Account> find(std::string_view email); // TODO 2.1

    /// Opens a session of the account `email` (canonical, and existing), good until
    /// session_lifetime after `now`. Returns its token, 32 fresh random bytes in base64url (43
    /// characters): the user's, to show from now on. The database keeps no more than the SHA-256 of
    /// these characters, in base64url too.
    std::string open_session(std::string_view email, std::int64_t now); // TODO 2.4

    /// Whose session `token` is: the canonical address. Nothing when it is no session's, or the
    /// session is closed or has expired: at session_lifetime after it was opened, it is over.
    std::optional<std::string> find_session(std::string_view token,
                                            std::int64_t now); // TODO 2.4

    /// Ends the session `token`, and no other one. Nothing happens when there is none.
    void close_session(std::string_view token); // TODO 2.4

  private:
    SQLite::Database& database_;
};

} // namespace messenger
