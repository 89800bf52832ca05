// Step 2, assembled: the check of origins, the API, the chat over the relay of step 1, and the
// page.

#pragma once

#include "accounts.hpp"
#include "relay.hpp"
#include "server/account_routes.hpp"
#include "server/api.hpp"
#include "server/chat.hpp"
#include "server/clock.hpp"
#include "server/devices.hpp"
#include "server/extensions.hpp"
#include "server/hashing_pool.hpp"
#include "server/limits.hpp"
#include "server/messages.hpp"
#include "server/origin_check.hpp"
#include "server/page.hpp"
#include "server/server.hpp"
#include "server/sign_up.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace messenger {

/// The limits of a server with users: those of step 1, but with request bodies of up to 64 KiB.
/// Each connection may fill one, so there may be fewer connections: enough for a few hundred
/// people.
inline Limits messenger_limits() {
    return {.body = 64 * 1024, .connections = 1'000, .connections_per_address = 500};
}

/// The parts of step 2, over an open database. Belongs to the server's thread. Must outlive the
/// server.
class MessengerApp {
  public:
    /// `step` is the number of the program's step. `pages` are the folders of the page. Each
    /// message is written to `console` as a line.
    MessengerApp(int step, SQLite::Database& database, OriginCheck origins,
                 std::vector<std::filesystem::path> pages, std::ostream& console,
                 Clock clock = system_clock, Quota quota = {}, SignUpRules rules = {});

    /// How the server handles its clients.
    Handlers handlers();

    /// For later steps: where they put their additions, before the server runs. Whatever they put
    /// there must outlive the server, too.
    Extensions& extensions() { return extensions_; }

    /// For later steps: Api::is_password_of().
    boost::asio::awaitable<bool>
    is_password_of(const std::string& email, const std::string& password, const Request& request) {
        return api_.is_password_of(email, password, request);
    }

    /// For later steps: sends everybody the person `email`, because the results of
    /// Extensions::about_person have changed.
    void person_changed(const std::string& email) noexcept { chat_.person_changed(email); }

    /// For later steps: whether clients are shown the account `email`.
    bool lists(const std::string& email) const { return chat_.lists(email); }

  private:
    boost::asio::awaitable<Response> answer(const Request& request);
    std::optional<Response> refuse(const Request& request);

    SQLite::Database& database_;
    Extensions extensions_;
    OriginCheck origin_check_;
    Page page_;
    Accounts accounts_;
    Devices devices_;
    Messages messages_;
    Relay relay_;
    Chat chat_;
    HashingPool hashing_pool_;
    Api api_;
    SignUp sign_up_;
    AccountRoutes account_routes_;
};

} // namespace messenger
