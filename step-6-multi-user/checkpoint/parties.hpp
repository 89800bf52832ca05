// Users for safety numbers.

#pragma once

#include "multi_user.hpp"

#include <string_view>

namespace messenger {

/// Somebody of this address, with keys that were never there before.
Party new_party(std::string_view address);

/// Whoever has this address in tests/vectors.json.
Party published_party(std::string_view address);

} // namespace messenger
