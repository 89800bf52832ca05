// chat: the messenger of step 6 in a terminal, or at the end of a pipe.

#include "client/keyed_program.hpp"
#include "client/trusting.hpp"

using namespace messenger::client;

int main(int argc, char** argv) {
    return run_keyed_program(
        argc, argv,
        [](const auto& me, Directory& directory, const ServerUrl& server) {
            return trusting(me, directory, PinFile({server.authority(), directory.me()}));
        },
        [](const ServerUrl& server, const std::string& me) {
            return PinFile({server.authority(), me}).exists();
        });
}
