// Step 2: messages travel as they were typed.

#pragma once

#include "client/extensions.hpp"

#include <optional>

namespace messenger::client {

Extensions plain_text();

/// Decodes a message that came in the clear. Throws FatalError if the server broke the protocol.
DecodedMessage read_plain_text(const StoredMessage& message);

/// Why `text` may not be sent, as the end of a sentence; nothing if it may.
std::optional<std::string> why_not_sendable(std::string_view text);

/// 16 fresh random bytes in base64url: a ref that nobody used before.
std::string new_ref();

} // namespace messenger::client
