// The program of step 2: users, their messages, and the page, on one port.

#include "server/database.hpp"
#include "server/messenger_app.hpp"
#include "server/server_program.hpp"

#include <iostream>

using namespace messenger;

namespace {

void serve(const ServerOptions& options) {
    auto database = open_database(options.database);
    MessengerApp app(2, database, OriginCheck(options.address, options.origins),
                     {WORKSHOP_SOURCE_DIR "/step-2-users/page"}, std::cout);
    serve_until_stopped(app, options);
}

} // namespace

int main(int argc, char** argv) {
    return run_server(argc, argv, "Step 2: a messenger with users. Messages are not encrypted yet.",
                      serve);
}
