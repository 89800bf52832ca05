// chat: the messenger of step 5 in a terminal, or at the end of a pipe.

#include "client/keyed_program.hpp"
#include "client/opening.hpp"

using namespace messenger::client;

int main(int argc, char** argv) {
    return run_keyed_program(argc, argv, [](const auto& me, Directory& directory, const auto&) {
        return opening(me, directory);
    });
}
