// Users for safety numbers.

#pragma once

#include "multi_user.hpp"

#include <string_view>

namespace messenger {

/// A user with this address and fresh random keys.
Party new_party(std::string_view address);

/// The user with this address in tests/vectors.json. Throws BadValue if there is none.
Party published_party(std::string_view address);

} // namespace messenger
