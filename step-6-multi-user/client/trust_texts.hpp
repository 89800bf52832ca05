// Sentences about whose keys count. Control characters in addresses are escaped, so every sentence
// can be shown in a terminal.

#pragma once

#include "client/trust.hpp"

#include <string>
#include <vector>

namespace messenger::client {

/// Says that the user's own keys are others than before.
inline const std::string other_own_keys =
    "Your own keys are not those that you had here before. You still trust the same keys\n"
    "of others, but they have to accept yours, and to compare safety numbers again.\n"
    "If you have not replaced your keys, this server returned old ones: write nothing.";

/// Says that the server has lost messages.
inline const std::string new_history =
    "This server has lost messages that it had, and numbers new ones from where it is now.\n"
    "What you trust stays. A message that comes again from before would not be noticed.";

/// "3 people can read what you write", without a full stop.
std::string audience(std::size_t readers);

/// Announces that `people`, one or more, are new.
std::string announcement(const std::vector<std::string>& people, std::size_t readers);

/// Warns that the keys of `people`, one or more, have changed. Those in `verified` had been
/// verified.
std::string warning(const std::vector<std::string>& people,
                    const std::vector<std::string>& verified);

/// Says that `address` shows the accepted keys again.
std::string relief(const std::string& address, std::size_t readers);

/// The answer to /readers: who can read what the user writes, and to whom it is not encrypted.
std::string list_of_readers(const Trust& trust);

} // namespace messenger::client
