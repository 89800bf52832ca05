// The server of step 6: step 5's, and one that lies, to see that the clients notice.

#include "server/database.hpp"
#include "server/envelope_format.hpp"
#include "server/key_directory.hpp"
#include "server/key_substitution.hpp"
#include "server/server_program.hpp"

#include <iostream>

using namespace messenger;

namespace {

std::shared_ptr<void> lie(MessengerApp& app, SQLite::Database& database) {
    const auto substitution = std::make_shared<KeySubstitution>(std::cout);
    app.extensions().formats = encrypted_formats(substitution->reading_format());
    const auto shown_keys = [substitution](const auto& email, const auto& published) {
        return substitution->shown_keys(email, published);
    };
    return std::make_shared<KeyDirectory>(database, app, system_clock, shown_keys);
}

std::shared_ptr<void> tell_the_truth(MessengerApp& app, SQLite::Database& database) {
    app.extensions().formats = encrypted_formats();
    return std::make_shared<KeyDirectory>(database, app);
}

} // namespace

int main(int argc, char** argv) {
    bool dishonest = false;
    return run_server(
        argc, argv,
        {.number = 6,
         .description = "Step 6: a messenger for several people, who need not trust the server.",
         .migrations = {users_schema, keypairs_schema, envelopes_schema},
         .extend =
             [&](MessengerApp& app, SQLite::Database& database) {
                 return dishonest ? lie(app, database) : tell_the_truth(app, database);
             },
         .flags = {{"--dishonest", dishonest,
                    "show everybody a key of the server's own in place of mary@example.com's"}}});
}
