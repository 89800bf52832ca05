// The server of step 2: users, their messages, and the page, on one port.

#include "server/database.hpp"
#include "server/server_program.hpp"

using namespace messenger;

int main(int argc, char** argv) {
    return run_server(
        argc, argv,
        {.number = 2,
         .description = "Step 2: a messenger with users. Messages are not encrypted yet.",
         .migrations = {users_schema}});
}
