// What the oracle answers, step by step.

#pragma once

#include <boost/json.hpp>

#include <functional>
#include <map>
#include <string>

namespace oracle {

/// What "do" may be, and the function that answers it: the members of its answer. It throws
/// BadValue.
using Questions =
    std::map<std::string, std::function<boost::json::object(const boost::json::object&)>,
             std::less<>>;

Questions about_texts();      // steps 2 and 3
Questions about_keypairs();   // step 3
Questions about_encrypting(); // step 4
Questions about_decrypting(); // step 5
Questions about_multi_user(); // step 6

} // namespace oracle
