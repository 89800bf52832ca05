// Node.js and the packages in tests/node_modules, which learners do not need.

#pragma once

#include "project.hpp"

#include <string>

namespace companion {

/// Throws std::runtime_error with a sentence that begins with `what` ("The other relay") if Node.js
/// or the npm package `package` is missing.
void expect_node(const Project& project, const std::string& what, const std::string& package);

} // namespace companion
