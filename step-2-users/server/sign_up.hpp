// Signing up, and what limits it.
//
//     POST /api/users   email, password, and the invite code if the server was started with one
//                       201 {"email"} and a session

#pragma once

#include "accounts.hpp"
#include "server/chat.hpp"
#include "server/clock.hpp"
#include "server/devices.hpp"
#include "server/extensions.hpp"
#include "server/hashing_pool.hpp"
#include "server/http.hpp"
#include "server/rate_limit.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace messenger {

/// The limits of signing up.
struct SignUpRules {
    /// How many accounts there may be, 1 to most_accounts (server/database.hpp). A database that
    /// has more already is still served.
    int max_accounts = 200;

    /// What strangers do not know; nobody needs it if it is empty.
    std::string invite{};
};

/// Belongs to the server's thread.
class SignUp {
  public:
    /// Adds its route to those of `extensions`. All outlive it.
    SignUp(Accounts& accounts, Devices& devices, SQLite::Database& database, Chat& chat,
           HashingPool& hashing_pool, Extensions& extensions, SignUpRules rules, Clock clock);

  private:
    boost::asio::awaitable<Response> answer(const Request& request);
    std::optional<Response> refuse_stranger(const std::optional<std::string>& invite,
                                            const std::string& remote);
    bool is_full();

    Accounts& accounts_;
    Devices& devices_;
    SQLite::Database& database_;
    Chat& chat_;
    HashingPool& hashing_pool_;
    SignUpRules rules_;
    Clock clock_;
    TokenBucket token_bucket_; // by IP address
};

} // namespace messenger
