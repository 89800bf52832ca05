// The program around a conversation: the command line, errors, and the exit status.

#pragma once

#include "client/login.hpp"

#include <functional>
#include <string>
#include <vector>

namespace messenger::client {

/// All that the program does, from login to logout. Throws if it cannot go on.
using Conversation = std::function<boost::asio::awaitable<void>(Api& api, Credentials credentials)>;

/// An option with a value, which a step adds.
struct Option {
    std::string name;   // "--passphrase-file"
    std::string& value; // receives the value before the conversation begins
    std::string what;   // for --help
};

/// The body of main(). Returns the exit status: 0 done, 1 login refused, 2 cannot do that. If it is
/// not 0, a sentence on standard error says why.
int run_program(int argc, char** argv, const Conversation& conversation,
                const std::vector<Option>& options = {});

} // namespace messenger::client
