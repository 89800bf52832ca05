// How the server handles encrypted messages: it stores them unchanged and sends them to everybody.
// An envelope shows it the length and the recipients' keys, but neither the sender nor a word of
// the text.
//
//     to the server    {"type":"send","ref":…,"envelope":…}
//     from the server  {"type":"message","id":…,"received_at":…,"envelope":…}
//
// An envelope is encoded in base64url, and its message id is its ref.

#pragma once

#include "server/messages.hpp"

#include <string>

namespace messenger {

/// The column messages.envelope, as SQL. It is applied after keypairs_schema.
extern const std::string envelopes_schema;

/// An envelope (common/envelope.hpp). The server checks its version and shape, and that its message
/// id is the ref; nothing else.
extern const MessageFormat envelope_format;

} // namespace messenger
