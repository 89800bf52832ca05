// What the learner's keypair.cpp cannot do yet, found out before anybody relies on it.

#pragma once

#include <string>

namespace messenger::client {

/// Throw CannotDo with the TODO to be done first where keypairs cannot be locked, or unlocked.
void require_locking();
void require_unlocking();

/// What fingerprint() should have made: a sentence that names the TODO, where it made nothing.
std::string or_unfinished(std::string fingerprint);

} // namespace messenger::client
