// The server of step 4: step 3's, which also carries what it cannot read.

#include "server/database.hpp"
#include "server/envelope_format.hpp"
#include "server/key_directory.hpp"
#include "server/server_program.hpp"

using namespace messenger;

int main(int argc, char** argv) {
    return run_server(argc, argv,
                      {.number = 4,
                       .description = "Step 4: a messenger that carries encrypted messages.",
                       .migrations = {users_schema, keypairs_schema, envelopes_schema},
                       .extend = [](MessengerApp& app, SQLite::Database& database) {
                           app.extensions().formats = encrypted_formats();
                           return std::make_shared<KeyDirectory>(database, app);
                       }});
}
