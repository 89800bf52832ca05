// The devices from which users have logged in. A browser that has logged in keeps a second cookie,
// which outlives its session and opens nothing: it only shows the server that an attempt to log in
// comes from where its user has been before, and not from a stranger who guesses.
//
//     devices   token_hash (SHA-256 of the token, base64url), email (canonical), expires_at

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace messenger {

/// How long a device is known after a log-in that made it known, in milliseconds: 90 days.
constexpr std::int64_t device_lifetime = std::int64_t{90} * 24 * 60 * 60 * 1000;

/// How many devices of a user are known at a time. The next one replaces the oldest.
constexpr int most_devices = 10;

/// Belongs to the thread of its database. Throws SQLite::Exception if the database fails.
class Devices {
  public:
    /// Creates the table if there is none: databases of all steps and versions get it in this way.
    explicit Devices(SQLite::Database& database);

    /// Makes a device of the account `email` (canonical, and existing) known. Returns its token, 32
    /// fresh random bytes in base64url, of which the database keeps the SHA-256 only.
    std::string remember(const std::string& email, std::int64_t now);

    /// Whether `token` is that of a device of the account `email`.
    bool knows(std::string_view token, const std::string& email, std::int64_t now);

  private:
    SQLite::Database& database_;
};

} // namespace messenger
