// The key directory. It shows each user's public keys to everybody who has logged in, and keeps
// each user's locked keypair (keypair.hpp) for that user alone.
//
//     GET /api/me       also "locked_keypair", if there is one
//     GET /api/keys                                 200 {"people":[{"email","encryption_key",
//                                                   "signing_key"}]}, those who have keys
//     PUT /api/keys/me  locked_keypair, password    204; the block contains the public keys
//
// The first keypair needs no password. One that replaces another does, so that a session that was
// left open, or stolen, is not enough to replace a user's keys. Publishing the same block again
// changes nothing and needs no password: its owner may have missed the answer. On the socket, each
// entry of `people` gains encryption_key and signing_key, and everybody is sent new keys at once.
// Bytes are encoded in base64url.
//
// The directory repeats what owners say about their keys. It cannot open a block to check it.

#pragma once

#include "crypto/keys.hpp"
#include "server/clock.hpp"
#include "server/messenger_app.hpp"

#include <boost/asio/awaitable.hpp>

#include <map>
#include <string>

namespace messenger {

/// The table keypairs, as SQL: email (canonical), locked (the 177 bytes), published_at
/// (milliseconds since 1970). It is applied after users_schema.
extern const std::string keypairs_schema;

/// Belongs to the server's thread. Must outlive the server.
class KeyDirectory {
  public:
    /// Adds the directory to the additions of `users`.
    KeyDirectory(SQLite::Database& database, MessengerApp& app, Clock clock = system_clock);

    KeyDirectory(const KeyDirectory&) = delete;
    KeyDirectory& operator=(const KeyDirectory&) = delete;
    virtual ~KeyDirectory() = default;

  protected:
    /// The keys that are shown to everybody for `email`, who has published `published`. Here: the
    /// published ones.
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
    MessengerApp& app_;
    Clock clock_;
    std::map<std::string, PublicKeys> keys_; // of all users who have some; sent often
};

} // namespace messenger
