// The server of step 3: step 2's, with a directory of keys.

#include "server/database.hpp"
#include "server/key_directory.hpp"
#include "server/server_program.hpp"

using namespace messenger;

int main(int argc, char** argv) {
    return run_server(
        argc, argv,
        {.number = 3,
         .description =
             "Step 3: a messenger whose users have keys. Messages are not encrypted yet.",
         .migrations = {users_schema, keypairs_schema},
         .extend = [](MessengerApp& app, SQLite::Database& database) {
             return std::make_shared<KeyDirectory>(database, app);
         }});
}
