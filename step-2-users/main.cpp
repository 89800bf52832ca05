// The program of step 2: users, their messages, and the page, on one port.

#include "database.hpp"
#include "server_program.hpp"
#include "users.hpp"

#include <iostream>

using namespace messenger;

namespace {

void serve(const ServerOptions& options) {
    auto database = open_database(options.database);
    Users users(2, database, Origins(options.address, options.origins),
                {WORKSHOP_SOURCE_DIR "/step-2-users/page"}, std::cout);
    serve_until_stopped(users, options);
}

} // namespace

int main(int argc, char** argv) {
    return run_server(argc, argv, "Step 2: a messenger with users. Messages are not encrypted yet.",
                      serve);
}
