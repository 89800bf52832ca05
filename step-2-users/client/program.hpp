// What is around a conversation: the command line, what can go wrong, and the exit status.

#pragma once

#include "entrance.hpp"

#include <functional>
#include <string>
#include <vector>

namespace messenger::client {

/// From the entrance to the exit. Throws what ends it.
using Conversation = std::function<boost::asio::awaitable<void>(Api& api, Ticket ticket)>;

/// An option that a step adds, with a value.
struct Option {
    std::string name;   // "--passphrase-file"
    std::string& value; // where it goes before the conversation begins
    std::string what;   // for --help
};

/// What main() does. Returns the exit status: 0 done, 1 login refused, 2 cannot do that; whatever
/// it is but 0, a sentence on standard error says why.
int run_program(int argc, char** argv, const Conversation& conversation,
                const std::vector<Option>& options = {});

} // namespace messenger::client
