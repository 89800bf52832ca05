// Step 2, assembled: the check of origins, the API, the chat over the relay of step 1, and the
// page.

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

/// The limits of a server with users: those of step 1, but with request bodies of up to 64 KiB.
inline Limits users_limits() {
    return {.body = 64 * 1024};
}

/// The parts of step 2, over an open database. Belongs to the server's thread. Must outlive the
/// server.
class Users {
  public:
    /// `step` is the number of the program's step. `pages` are the folders of the page. Each
    /// message is written to `console` as a line.
    Users(int step, SQLite::Database& database, Origins origins,
          std::vector<std::filesystem::path> pages, std::ostream& console,
          Clock clock = system_clock);

    /// How the server handles its clients.
    Site site();

    /// For later steps: where they put their additions, before the server runs. Whatever they put
    /// there must outlive the server, too.
    Additions& additions() { return additions_; }

    /// For later steps: Api::is_password_of().
    boost::asio::awaitable<bool> is_password_of(const std::string& email,
                                                const std::string& password,
                                                const std::string& remote) {
        return api_.is_password_of(email, password, remote);
    }

    /// For later steps: sends everybody the list of people, because the results of
    /// Additions::about_person have changed.
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
