// Step 2, put together: who is allowed in, the API, the chat behind the relay of step 1, the page.

#pragma once

#include "accounts.hpp"
#include "additions.hpp"
#include "api.hpp"
#include "chat.hpp"
#include "clock.hpp"
#include "limits.hpp"
#include "messages.hpp"
#include "origins.hpp"
#include "page.hpp"
#include "relay.hpp"
#include "server.hpp"
#include "workers.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace messenger {

/// What a server with users lets a client ask for: bodies of 64 KiB besides step 1's limits.
inline Limits users_limits() {
    return {.body = 64 * 1024};
}

/// The parts of step 2 over a database that is open. Lives on the server's thread, and longer than
/// the server.
class Users {
  public:
    /// `step` is the program's, `pages` are the folders of the page, `console` gets a line for each
    /// message.
    Users(int step, SQLite::Database& database, Origins origins,
          std::vector<std::filesystem::path> pages, std::ostream& console,
          Clock clock = system_clock);

    /// What the server does for its visitors.
    Site site();

    /// For later steps: where they put what they bring, before the server runs. What they put there
    /// lives longer than the server, too.
    Additions& additions() { return additions_; }

    /// For later steps: Api::is_password_of().
    boost::asio::awaitable<bool> is_password_of(const std::string& email,
                                                const std::string& password,
                                                const std::string& remote) {
        return api_.is_password_of(email, password, remote);
    }

    /// For later steps: what Additions::about_person says has changed, and everybody is told.
    void people_changed() noexcept { chat_.tell_who_is_here(); }

  private:
    boost::asio::awaitable<Response> answer(const Request& request);
    std::optional<Response> refuse(const Request& request);

    SQLite::Database& database_;
    Additions additions_;
    Origins origins_;
    Page page_;
    Accounts accounts_;
    Messages messages_;
    Relay relay_;
    Chat chat_;
    Workers workers_;
    Api api_;
};

} // namespace messenger
