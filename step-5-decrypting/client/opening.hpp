// Step 5: what was encrypted for one's keys is opened and checked.

#pragma once

#include "client/sealing.hpp"
#include "decrypting.hpp"

namespace messenger::client {

/// Step 4's, which also decrypts. `me` and `directory` outlive the result.
Extensions opening(const Identity& me, Directory& directory);

/// Opens envelopes with the keys `me`. `signing_key_of` names the key that each sender has to have
/// signed with, and `replays` remembers what was readable. `me` and `replays` outlive the result.
/// The remark says when a message was written, if that is not when the server received it.
ReadEnvelope envelope_reader(const Identity& me, SigningKeyOf signing_key_of, Replays& replays);

} // namespace messenger::client
