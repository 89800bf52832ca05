// What the server does with encrypted messages: it keeps them as they came, and tells everybody. It
// sees how long one is and for whose keys; not who wrote it, and not a word.
//
//     to the server    {"type":"send","ref":…,"envelope":…}
//     from the server  {"type":"message","id":…,"received_at":…,"envelope":…}
//
// An envelope travels in base64url, and its message id is its ref.

#pragma once

#include "messages.hpp"

#include <string>

namespace messenger {

/// The column messages.envelope, as SQL. It comes after keypairs_schema.
extern const std::string envelopes_schema;

/// An envelope (envelope.hpp). The server looks at its version and shape, and no further.
extern const Kind envelope_kind;

} // namespace messenger
