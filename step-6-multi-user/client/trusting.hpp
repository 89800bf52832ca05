// Step 6: messages are encrypted to keys that count, and must be signed with such.

#pragma once

#include "client/opening.hpp"
#include "client/pin_file.hpp"

namespace messenger::client {

/// Step 5's, with keys that are pinned in `file`. `me` and `directory` outlive the result.
Extensions trusting(const Identity& me, Directory& directory, PinFile file);

} // namespace messenger::client
