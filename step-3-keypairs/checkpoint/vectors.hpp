// tests/vectors.json: results that are known to be right, from standards and from an independent
// implementation. The browser tests read the same file.

#pragma once

#include "crypto/keys.hpp"
#include "json_values.hpp"

#include <string_view>
#include <vector>

namespace messenger {

/// One part of the file, such as "rfc8032".
const boost::json::object& vectors(std::string_view part);

/// The objects in the list `name` of a part.
std::vector<boost::json::object> cases(std::string_view part, std::string_view name = "cases");

/// The identity of `case_`'s "encryption_private_key" and "signing_seed", and the public keys of
/// "encryption_key" and "signing_key".
Identity identity_in(const boost::json::object& case_);
PublicKeys public_keys_in(const boost::json::object& case_);

/// Every key that is refused on sight. `kind` is "encryption_key" or "signing_key".
std::vector<PublicKey> refused_keys(std::string_view kind);

} // namespace messenger
