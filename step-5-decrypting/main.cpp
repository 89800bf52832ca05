// The program of step 5: that of step 4. New in this step is decrypting, which only the clients do.

#include "database.hpp"
#include "envelopes.hpp"
#include "key_directory.hpp"
#include "server_program.hpp"
#include "users.hpp"

#include <iostream>

using namespace messenger;

namespace {

void serve(const ServerOptions& options) {
    auto database =
        open_database(options.database, {users_schema, keypairs_schema, envelopes_schema});
    Users users(5, database, Origins(options.address, options.origins),
                {WORKSHOP_SOURCE_DIR "/step-4-encrypting/page",
                 WORKSHOP_SOURCE_DIR "/step-3-keypairs/page",
                 WORKSHOP_SOURCE_DIR "/step-2-users/page"},
                std::cout);
    KeyDirectory directory(database, users);
    users.additions().kinds.push_back(envelope_kind);
    serve_until_stopped(users, options);
}

} // namespace

int main(int argc, char** argv) {
    return run_server(argc, argv, "Step 5: a messenger whose clients read encrypted messages.",
                      serve);
}
