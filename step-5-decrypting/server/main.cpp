// The server of step 5: step 4's. Decrypting is new, and that is up to the clients.

#include "server/database.hpp"
#include "server/envelope_format.hpp"
#include "server/key_directory.hpp"
#include "server/server_program.hpp"

using namespace messenger;

int main(int argc, char** argv) {
    return run_server(argc, argv,
                      {.number = 5,
                       .description = "Step 5: a messenger whose clients read encrypted messages.",
                       .migrations = {users_schema, keypairs_schema, envelopes_schema},
                       .extend = [](MessengerApp& app, SQLite::Database& database) {
                           app.extensions().formats = encrypted_formats();
                           return std::make_shared<KeyDirectory>(database, app);
                       }});
}
