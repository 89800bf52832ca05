// The channel: the relay of step 1, for clients who have logged in and speak JSON.
//
//     to the server    {"type":"send","ref":…,"text":…}
//     from the server  {"type":"welcome","me":…,"step":…,"latest":ID}, the first frame
//                      {"type":"people","people":[{"email":…,"online":…}]}, then and on every
//                      change
//                      {"type":"accepted","ref":…,"id":…,"received_at":…}
//                      {"type":"message","id":…,"received_at":…,"from":…,"text":…}
//                      {"type":"error","code":…,"message":…,"ref":…}
//
// Later steps have more to tell of `people`, and other messages than texts (additions.hpp).
//
// Between a client and the relay stands a Member. What the client asks to send, the Member stores
// and acknowledges; what the relay gets to carry from it is the message that everybody is to see.

#pragma once

#include "accounts.hpp"
#include "additions.hpp"
#include "clock.hpp"
#include "messages.hpp"
#include "patience.hpp"
#include "relay.hpp"
#include "visitor.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace messenger {

/// A message as JSON: on the socket, with its type, and in the history, without.
std::string to_json(const StoredMessage& message, bool with_type);

/// Lives on the server's thread, and outlives the sessions.
class Chat {
  public:
    Chat(Relay& relay, Accounts& accounts, Messages& messages, SQLite::Database& database,
         const Additions& additions, Clock clock);

    /// One client's stay, from its welcome to its end. Whose it is, the session in its cookie says;
    /// without one it is sent away.
    boost::asio::awaitable<void> session(Visitor& visitor);

    /// Closes the sockets of the session `token`, with 4001: it has logged out.
    void close_session(std::string_view token);

    /// Somebody has signed up: everybody is told who is here.
    void somebody_new();

    /// Something about somebody has changed: everybody is told.
    void tell_who_is_here() noexcept;

  private:
    class Member;
    class Presence;
    std::string person(const std::string& email, bool online) const;

    Relay& relay_;
    Accounts& accounts_;
    Messages& messages_;
    SQLite::Database& database_;
    const Additions& additions_;
    Clock clock_;
    Rate rate_;
    std::vector<std::string> everybody_; // who has an account
    std::set<Member*> members_;          // who is here
};

} // namespace messenger
