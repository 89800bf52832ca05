// tests/vectors.json: what is known to be right, from standards and from an implementation that
// has nothing to do with this one. The tests of the browser's page read the same file.

#pragma once

#include "json_values.hpp"
#include "keys.hpp"

#include <string_view>
#include <vector>

namespace messenger {

/// One part of the file: "rfc8032", for one.
const boost::json::object& vectors(std::string_view part);

/// The objects in the list `name` of a part.
std::vector<boost::json::object> cases(std::string_view part, std::string_view name = "cases");

/// The identity of `case_`'s "encryption_private_key" and "signing_seed", and the public keys of
/// "encryption_key" and "signing_key".
Identity identity_in(const boost::json::object& case_);
PublicKeys public_keys_in(const boost::json::object& case_);

/// Every key that is refused on sight: of "encryption_key" or of "signing_key".
std::vector<PublicKey> refused_keys(std::string_view kind);

} // namespace messenger
