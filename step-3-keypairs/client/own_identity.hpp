// The user's own keys at login: made, unlocked, or replaced.

#pragma once

#include "client/login.hpp"
#include "client/program.hpp"
#include "keypair.hpp"

namespace messenger::client {

/// The option that puts the name of a passphrase file into `file`, for own_identity().
Option passphrase_option(std::string& file);

/// The private keys of `account`, which has logged in. If the server keeps no keypair for it, makes
/// and publishes one. Otherwise unlocks that one, or replaces it if its passphrase is lost. The
/// passphrase is the first line of `passphrase_file`, or the environment variable
/// MESSENGER_PASSPHRASE, or is asked for. If the account `had_keys` here before, as this client
/// remembers, new ones are made only if the user says so. Throws LoginRefused if a passphrase given
/// in one of these two ways is wrong, otherwise as log_in() does.
boost::asio::awaitable<Identity> own_identity(Api& api, const Account& account,
                                              std::string passphrase_file, bool had_keys);

} // namespace messenger::client
