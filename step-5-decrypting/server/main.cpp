// The program of step 5: that of step 4. New in this step is decrypting, which only the clients do.

#include "server/database.hpp"
#include "server/envelope_format.hpp"
#include "server/key_directory.hpp"
#include "server/messenger_app.hpp"
#include "server/server_program.hpp"

#include <iostream>

using namespace messenger;

namespace {

void serve(const ServerOptions& options) {
    auto database =
        open_database(options.database, {users_schema, keypairs_schema, envelopes_schema});
    MessengerApp app(5, database, OriginCheck(options.address, options.origins),
                     {WORKSHOP_SOURCE_DIR "/step-4-encrypting/page",
                      WORKSHOP_SOURCE_DIR "/step-3-keypairs/page",
                      WORKSHOP_SOURCE_DIR "/step-2-users/page"},
                     std::cout);
    KeyDirectory directory(database, app);
    app.extensions().formats.push_back(envelope_format);
    serve_until_stopped(app, options);
}

} // namespace

int main(int argc, char** argv) {
    return run_server(argc, argv, "Step 5: a messenger whose clients read encrypted messages.",
                      serve);
}
