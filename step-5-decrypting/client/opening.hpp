// Step 5: what was encrypted for one's keys is opened and checked.

#pragma once

#include "client/sealing.hpp"
#include "decrypting.hpp"

namespace messenger::client {

/// Step 4's, which also decrypts. `me` and `directory` outlive the result.
Extensions opening(const Identity& me, Directory& directory);

/// Opens envelopes with the keys `me`, which outlive the result, and remembers them, so that it
/// recognises replays. `signing_key_of` names the key that each sender has to have signed with.
ReadEnvelope envelope_reader(const Identity& me, SigningKeyOf signing_key_of);

} // namespace messenger::client
