// The program of step 6: that of step 5, and a server that lies, to see that the clients notice.

#include "database.hpp"
#include "dishonest.hpp"
#include "envelopes.hpp"
#include "key_directory.hpp"
#include "server_program.hpp"
#include "users.hpp"

#include <iostream>
#include <memory>

using namespace messenger;

namespace {

void serve(const ServerOptions& options, bool dishonest) {
    auto database =
        open_database(options.database, {users_schema, keypairs_schema, envelopes_schema});
    Users users(6, database, Origins(options.address, options.origins),
                {WORKSHOP_SOURCE_DIR "/step-6-multi-user/page",
                 WORKSHOP_SOURCE_DIR "/step-4-encrypting/page",
                 WORKSHOP_SOURCE_DIR "/step-3-keypairs/page",
                 WORKSHOP_SOURCE_DIR "/step-2-users/page"},
                std::cout);
    auto& kinds = users.additions().kinds;
    std::unique_ptr<KeyDirectory> directory;
    if (dishonest) {
        auto liar = std::make_unique<DishonestDirectory>(database, users, std::cout);
        kinds.push_back(liar->envelopes_to_read());
        directory = std::move(liar);
    } else {
        directory = std::make_unique<KeyDirectory>(database, users);
        kinds.push_back(envelope_kind);
    }
    serve_until_stopped(users, options);
}

} // namespace

int main(int argc, char** argv) {
    bool dishonest = false;
    return run_server(
        argc, argv, "Step 6: a messenger for several people, who need not trust the server.",
        [&](const ServerOptions& options) { serve(options, dishonest); },
        {{"--dishonest", dishonest,
          "show everybody a key of the server's own in place of mary@example.com's"}});
}
