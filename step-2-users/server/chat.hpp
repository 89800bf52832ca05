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
#include "server/messages.hpp"
#include "server/rate_limit.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

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

    /// Closes the sockets of sessions that have expired, or were ended elsewhere, with 4001. A
    /// socket on which something is sent or received is closed without this.
    void close_ended_sessions();

    /// Reads the accounts again after somebody has signed up, and sends everybody the list of
    /// people.
    void account_created();

    /// Sends everybody the list of people, after a change in it.
    void broadcast_people() noexcept;

  private:
    class Member;
    class Presence;
    std::string person(const std::string& email, bool online) const;

    Relay& relay_;
    Accounts& accounts_;
    Messages& messages_;
    SQLite::Database& database_;
    const Extensions& extensions_;
    Clock clock_;
    TokenBucket token_bucket_;
    std::vector<std::string> everybody_; // the addresses of all accounts
    std::set<Member*> members_;          // the clients connected now
};

} // namespace messenger
