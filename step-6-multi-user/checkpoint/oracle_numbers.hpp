// The reference solution of step 6, in a process of its own: what it computes for users and their
// keys.

#pragma once

#include "multi_user.hpp"

#include <string>
#include <string_view>

namespace messenger::oracle {

// The functions of multi_user.hpp.
std::string safety_digits(std::string_view address, const PublicKeys& keys);
std::string safety_number(const Peer& one, const Peer& other);

} // namespace messenger::oracle
