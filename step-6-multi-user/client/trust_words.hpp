// What is said of whose keys count. Addresses come printable, texts leave so.

#pragma once

#include "trust.hpp"

#include <string>
#include <vector>

namespace messenger::client {

/// "3 people can read what you write", without its full stop.
std::string audience(std::size_t readers);

/// That `people`, one or more, are new.
std::string announcement(const std::vector<std::string>& people, std::size_t readers);

/// That `people`, one or more, show other keys; of some of them, `verified` ones were known.
std::string warning(const std::vector<std::string>& people,
                    const std::vector<std::string>& verified);

/// That `address` shows accepted keys again.
std::string relief(const std::string& address, std::size_t readers);

/// /readers: who can read what is written here, and to whom it is not encrypted.
std::string list_of_readers(const Trust& trust);

} // namespace messenger::client
