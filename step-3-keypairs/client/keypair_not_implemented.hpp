// Finds out what the learner's keypair.cpp cannot do yet, before anybody relies on it.

#pragma once

#include <string>

namespace messenger::client {

/// Throw FatalError, which names the next TODO, if keypairs cannot be locked, or unlocked, yet.
void require_locking();
void require_unlocking();

/// Returns `fingerprint`, or a sentence that names the TODO if `fingerprint` is empty.
std::string or_not_implemented(std::string fingerprint);

} // namespace messenger::client
