// The key directory: it gives each user's public keys to everybody who has logged in, and keeps
// each user's locked keypair (keypair.hpp) for nobody but that user.
//
//     GET /api/me       also "locked_keypair", where there is one
//     GET /api/keys                                 200 {"people":[{"email","encryption_key",
//                                                   "signing_key"}]}, those who have keys
//     PUT /api/keys/me  locked_keypair, password    204; the public keys stand in the block
//
// The first keypair needs no password; one that replaces another does, so that a session somebody
// left open, or stole, is not enough to put other keys in a user's place. The same block again
// changes nothing and needs none: its owner may have lost the answer. On the socket, each of
// `people` gains encryption_key and signing_key, and everybody hears of new ones at once. Bytes
// travel in base64url.
//
// All that is told about keys is what their owners say. Nobody here has looked inside a block.

#pragma once

#include "clock.hpp"
#include "keys.hpp"
#include "users.hpp"

#include <boost/asio/awaitable.hpp>

#include <map>
#include <string>

namespace messenger {

/// The table keypairs, as SQL: email (canonical), locked (the 177 bytes), published_at
/// (milliseconds since 1970). It comes after users_schema.
extern const std::string keypairs_schema;

/// Lives on the server's thread, and longer than the server.
class KeyDirectory {
  public:
    /// Puts what the directory does among the additions of `users`.
    KeyDirectory(SQLite::Database& database, Users& users, Clock clock = system_clock);

    KeyDirectory(const KeyDirectory&) = delete;
    KeyDirectory& operator=(const KeyDirectory&) = delete;
    virtual ~KeyDirectory() = default;

  protected:
    /// What everybody is told in place of the keys that `email` has published: those.
    virtual PublicKeys told_of(const std::string& email, const PublicKeys& published) const {
        (void)email;
        return published;
    }

  private:
    void about_me(JsonObject& me, const std::string& email);
    void about_person(JsonObject& person, const std::string& email) const;
    boost::asio::awaitable<Response> all(const Request& request, const std::string& user);
    boost::asio::awaitable<Response> publish(const Request& request, const std::string& user);

    SQLite::Database& database_;
    Users& users_;
    Clock clock_;
    std::map<std::string, PublicKeys> keys_; // of all who have some: people are told of them often
};

} // namespace messenger
