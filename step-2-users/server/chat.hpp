// The channel: the relay of step 1, for clients that have logged in and speak JSON. PROTOCOL.md,
// section 3, describes the frames. Later steps add members to `people`, and messages other than
// texts (server/extensions.hpp).
//
// A Member stands between a client and the relay. It stores and acknowledges what the client asks
// to send, and gives the relay the message that everybody is to see.

#pragma once

#include "accounts.hpp"
#include "relay.hpp"
#include "server/clock.hpp"
#include "server/connected_client.hpp"
#include "server/extensions.hpp"
#include "server/json.hpp"
#include "server/messages.hpp"
#include "server/rate_limit.hpp"

#include <set>
#include <string>
#include <string_view>

namespace messenger {

/// A message as JSON: with its type for the socket, without it for the history.
std::string to_json(const StoredMessage& message, bool with_type);

/// Belongs to the server's thread. Must outlive the sessions.
class Chat {
  public:
    Chat(Relay& relay, Accounts& accounts, Messages& messages, SQLite::Database& database,
         const Extensions& extensions, Clock clock);

    /// One client's stay, from its welcome to its end. The session cookie identifies the user.
    /// Without a valid one, the client is disconnected with 4001.
    boost::asio::awaitable<void> session(ConnectedClient& client);

    /// Closes the sockets of the session `token` with 4001: its user has logged out.
    void close_session(std::string_view token);

    /// The same for all sessions of `email`, except the session `kept`.
    void close_sessions(const std::string& email, std::string_view kept = "");

    /// Closes the sockets of sessions that have expired, or were ended elsewhere, with 4001. A
    /// socket on which something is sent or received is closed without this.
    void close_ended_sessions();

    /// Whether clients are shown the account `email`.
    bool lists(const std::string& email) const { return listed_.contains(email); }

    /// Lists a new account, and sends everybody the new person.
    void account_created(const std::string& email);

    /// After the account was removed from the database: closes its sockets, and informs everybody
    /// else.
    void account_removed(const std::string& email);

    /// Sends everybody the person `email`, after a change in it.
    void person_changed(const std::string& email) noexcept { send_person(email, nullptr); }

    /// Compares the accounts with the database if another program has written there: the owner of
    /// the server may have removed some. Cheap if nobody has. Called before each request and frame
    /// is handled.
    void notice_other_writers() noexcept;

  private:
    class Member;
    class Presence;
    bool is_online(std::string_view email) const;
    std::string everybody_frame() const;
    void describe(JsonObject& person, const std::string& email, bool online) const;
    void send_person(const std::string& email, const Member* except) noexcept;
    void send_all(const std::string& frame, const Member* except = nullptr);

    Relay& relay_;
    Accounts& accounts_;
    Messages& messages_;
    SQLite::Database& database_;
    const Extensions& extensions_;
    Clock clock_;
    TokenBucket token_bucket_;
    std::set<std::string> listed_;   // the addresses that clients are shown
    std::int64_t data_version_ = -1; // of the database, when `listed_` was compared with it
    std::set<Member*> members_;      // the clients connected now
};

} // namespace messenger
