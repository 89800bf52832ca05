#include "client/fingerprint_command.hpp"

#include "client/keypair_not_implemented.hpp"
#include "common/address.hpp"
#include "common/escape_controls.hpp"

namespace messenger::client {
namespace {

std::string answer(const Directory& directory, const std::string& argument) {
    const auto address = argument.empty() ? directory.me() : canonical_address(argument);
    const auto person = address ? directory.people().find(*address) : directory.people().end();
    if (person == directory.people().end())
        return "Nobody here has the address " + escape_controls(argument) +
               ". /who lists everybody.";
    const auto who = escape_controls(person->first);
    if (!person->second)
        return who + " has no keys yet.";
    return who + ": " + or_not_implemented(fingerprint(*person->second));
}

} // namespace

void add_fingerprint_command(Commands& commands, const Directory& directory, Screen& screen) {
    commands.add("/fingerprint", "show the fingerprint of your keys, or of the given address",
                 [&](std::string argument) -> boost::asio::awaitable<void> {
                     screen.note(answer(directory, argument));
                     co_return;
                 });
}

} // namespace messenger::client
