// Users for safety numbers.

#pragma once

#include "multi_user.hpp"

#include <string_view>

namespace messenger {

/// A user with this address and fresh random keys.
Peer new_party(std::string_view address);

/// The user with this address in tests/vectors.json. Throws BadValue if there is none.
Peer published_party(std::string_view address);

} // namespace messenger
