// The key directory. It shows each user's public keys to everybody who has logged in, and keeps
// each user's locked keypair (keypair.hpp) for that user alone.
// PROTOCOL.md, section 2.4, describes its calls.
//
// The first keypair needs no password. One that replaces another does, so that a session that was
// left open, or stolen, is not enough to replace a user's keys. Publishing the same block again
// changes nothing and needs no password: its owner may have missed the answer. Everybody is sent
// new keys at once.
//
// The directory repeats what owners say about their keys. It cannot open a block to check it.

#pragma once

#include "crypto/keys.hpp"
#include "server/clock.hpp"
#include "server/messenger_app.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <map>
#include <string>

namespace messenger {

/// The table keypairs, as SQL: email (canonical), locked (the 177 bytes), published_at
/// (milliseconds since 1970). It is applied after users_schema.
extern const std::string keypairs_schema;

/// The keys that everybody is shown for `email`, which has published `published`.
using ShownKeys = std::function<PublicKeys(const std::string& email, const PublicKeys& published)>;

/// An honest server shows what was published.
inline PublicKeys as_published(const std::string&, const PublicKeys& published) {
    return published;
}

/// Lives on the server's thread, and longer than the server.
class KeyDirectory {
  public:
    /// Adds the directory to the extensions of `app`.
    KeyDirectory(SQLite::Database& database, MessengerApp& app, Clock clock = system_clock,
                 ShownKeys shown_keys = as_published);

    KeyDirectory(const KeyDirectory&) = delete;
    KeyDirectory& operator=(const KeyDirectory&) = delete;

  private:
    void about_me(JsonObject& me, const std::string& email);
    void about_person(JsonObject& person, const std::string& email) const;
    boost::asio::awaitable<Response> all(const Request& request, const std::string& user);
    boost::asio::awaitable<Response> publish(const Request& request, const std::string& user);

    SQLite::Database& database_;
    MessengerApp& app_;
    Clock clock_;
    ShownKeys shown_keys_;
    std::map<std::string, PublicKeys> keys_; // of all who have some: people are told of them often
};

} // namespace messenger
