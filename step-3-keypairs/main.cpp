// The program of step 3: that of step 2, with a key directory.

#include "database.hpp"
#include "key_directory.hpp"
#include "server_program.hpp"
#include "users.hpp"

#include <iostream>

using namespace messenger;

namespace {

void serve(const ServerOptions& options) {
    auto database = open_database(options.database, {users_schema, keypairs_schema});
    Users users(
        3, database, Origins(options.address, options.origins),
        {WORKSHOP_SOURCE_DIR "/step-3-keypairs/page", WORKSHOP_SOURCE_DIR "/step-2-users/page"},
        std::cout);
    KeyDirectory directory(database, users);
    serve_until_stopped(users, options);
}

} // namespace

int main(int argc, char** argv) {
    return run_server(argc, argv,
                      "Step 3: a messenger whose users have keys. Messages are not encrypted yet.",
                      serve);
}
