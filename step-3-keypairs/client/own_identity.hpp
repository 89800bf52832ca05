// One's own keys when one comes in: made, unlocked, or made anew.

#pragma once

#include "entrance.hpp"
#include "keypair.hpp"
#include "program.hpp"

namespace messenger::client {

/// The option that puts the name of a passphrase file into `file`, for own_identity().
Option passphrase_option(std::string& file);

/// The private keys of `account`, which has come in. Where the server keeps none, makes and
/// publishes a keypair; else unlocks the one it keeps, or replaces it when its passphrase is lost.
/// The passphrase is the first line of `passphrase_file`, or the variable MESSENGER_PASSPHRASE, or
/// is asked for. Throws LoginRefused for a given passphrase that is wrong, else as enter() does.
boost::asio::awaitable<Identity> own_identity(Api& api, const Account& account,
                                              std::string passphrase_file);

} // namespace messenger::client
