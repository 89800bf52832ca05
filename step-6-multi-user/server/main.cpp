// The program of step 6: that of step 5, and a server that lies, to see that the clients notice.

#include "server/database.hpp"
#include "server/envelope_format.hpp"
#include "server/key_directory.hpp"
#include "server/key_substitution.hpp"
#include "server/messenger_app.hpp"
#include "server/server_program.hpp"

#include <iostream>
#include <memory>

using namespace messenger;

namespace {

void serve(const ServerOptions& options, bool dishonest) {
    auto database =
        open_database(options.database, {users_schema, keypairs_schema, envelopes_schema});
    MessengerApp app(6, database, OriginCheck(options.address, options.origins),
                     {WORKSHOP_SOURCE_DIR "/step-6-multi-user/page",
                      WORKSHOP_SOURCE_DIR "/step-4-encrypting/page",
                      WORKSHOP_SOURCE_DIR "/step-3-keypairs/page",
                      WORKSHOP_SOURCE_DIR "/step-2-users/page"},
                     std::cout);
    auto& formats = app.extensions().formats;
    std::unique_ptr<KeyDirectory> directory;
    if (dishonest) {
        auto liar = std::make_unique<DishonestDirectory>(database, app, std::cout);
        formats.push_back(liar->envelopes_to_read());
        directory = std::move(liar);
    } else {
        directory = std::make_unique<KeyDirectory>(database, app);
        formats.push_back(envelope_format);
    }
    serve_until_stopped(app, options);
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
