// Step 4: what is typed here is encrypted. What comes back stays encrypted: nothing decrypts yet.

#pragma once

#include "client/directory.hpp"
#include "client/extensions.hpp"
#include "keypair.hpp"

#include <functional>
#include <string>
#include <vector>

namespace messenger::client {

/// Encrypts as `me`, for everybody in `directory` who has keys. Both outlive the result.
Extensions sealing(const Identity& me, Directory& directory);

/// Decodes the envelope of a stored message.
using ReadEnvelope =
    std::function<DecodedMessage(const StoredMessage& message, const Bytes& envelope)>;

/// Decodes a stored message: an envelope with `read_envelope`, and one that came in the clear as it
/// is, with a remark. Throws FatalError if the server broke the protocol.
DecodedMessage read_message(const StoredMessage& message, const ReadEnvelope& read_envelope);

/// Seals `text`, which `from` (a canonical address) writes with the keys `me`, for `readers` and
/// the sender. Throws SendRefused if the learner's code makes no envelope yet.
OutgoingMessage seal_message(const Identity& me, const std::string& from,
                             std::vector<PublicKey> readers, std::string_view text);

} // namespace messenger::client
