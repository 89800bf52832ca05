// What users do with their own accounts.
//
//     PUT    /api/password   password, new_password   204; all other sessions end
//     DELETE /api/sessions                            204; all sessions end, this one included
//     POST   /api/removal    password                 204; the account is removed
//
// The first and the last ask for the password, so that a session that was left open is not enough
// to take an account away from its owner.

#pragma once

#include "server/api.hpp"

namespace messenger {

/// Belongs to the server's thread.
class AccountRoutes {
  public:
    /// Adds its routes to those of `extensions`. All outlive it.
    AccountRoutes(Api& api, SQLite::Database& database, Chat& chat, HashingPool& hashing_pool,
                  Extensions& extensions);

  private:
    using Answer = boost::asio::awaitable<Response>;
    Answer change_password(const Request& request, const std::string& user);
    Answer log_out_everywhere(const Request& request, const std::string& user);
    Answer remove(const Request& request, const std::string& user);

    Api& api_;
    SQLite::Database& database_;
    Chat& chat_;
    HashingPool& hashing_pool_;
};

} // namespace messenger
