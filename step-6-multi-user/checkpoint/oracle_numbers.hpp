// The reference solution of step 6, in a process of its own: what it makes of users and their keys.

#pragma once

#include "multi_user.hpp"

#include <string>
#include <string_view>

namespace messenger::oracle {

// What multi_user.hpp promises.
std::string safety_digits(std::string_view address, const PublicKeys& keys);
std::string safety_number(const Party& one, const Party& other);

} // namespace messenger::oracle
