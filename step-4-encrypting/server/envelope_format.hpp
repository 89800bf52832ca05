// How the server handles encrypted messages: it stores them unchanged and sends them to everybody.
// An envelope shows it the length and the recipients' keys, but neither the sender nor a word of
// the text.
//
// In a frame (PROTOCOL.md, section 3), `envelope` in base64url takes the place of `text`. Its
// message id is its ref.

#pragma once

#include "server/messages.hpp"

#include <string>
#include <vector>

namespace messenger {

/// The column messages.envelope, as SQL. It is applied after keypairs_schema.
extern const std::string envelopes_schema;

/// An envelope (common/envelope.hpp). The server checks its version and shape, and that its message
/// id is the ref; nothing else.
extern const MessageFormat envelope_format;

/// The kinds of message from step 4 on: `envelopes`, and texts from before, which are shown and not
/// accepted any more. Otherwise an old client would go on storing what everybody can read.
std::vector<MessageFormat> encrypted_formats(const MessageFormat& envelopes = envelope_format);

} // namespace messenger
