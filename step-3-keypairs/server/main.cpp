// The program of step 3: that of step 2, with a key directory.

#include "server/database.hpp"
#include "server/key_directory.hpp"
#include "server/messenger_app.hpp"
#include "server/server_program.hpp"

#include <iostream>

using namespace messenger;

namespace {

void serve(const ServerOptions& options) {
    auto database = open_database(options.database, {users_schema, keypairs_schema});
    MessengerApp app(
        3, database, OriginCheck(options.address, options.origins),
        {WORKSHOP_SOURCE_DIR "/step-3-keypairs/page", WORKSHOP_SOURCE_DIR "/step-2-users/page"},
        std::cout);
    KeyDirectory directory(database, app);
    serve_until_stopped(app, options);
}

} // namespace

int main(int argc, char** argv) {
    return run_server(argc, argv,
                      "Step 3: a messenger whose users have keys. Messages are not encrypted yet.",
                      serve);
}
