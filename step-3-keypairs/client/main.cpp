// chat: the messenger of step 3 in a terminal, or at the end of a pipe.

#include "client/keyed_program.hpp"
#include "client/plain_text.hpp"

using namespace messenger::client;

namespace {

/// Everybody has keys now, and nothing is encrypted with them yet.
Extensions plain_text_with_keys(Directory& directory) {
    auto extensions = plain_text();
    extensions.notice = [] {
        return "You have keys, but messages still travel in the clear:\n"
               "whoever runs the server can read them.";
    };
    extensions.people_changed = [&directory](const auto& people) {
        return directory.remarks_on(people);
    };
    return extensions;
}

} // namespace

int main(int argc, char** argv) {
    return run_keyed_program(argc, argv, [](const auto&, Directory& directory, const auto&) {
        return plain_text_with_keys(directory);
    });
}
