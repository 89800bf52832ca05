// Prints the result of a check.

#pragma once

#include "check_result.hpp"

namespace companion {

/// Prints the result of checking `step`: its TODOs, the red tests, and the lesson of the first red
/// one.
void report(const Step& step, const CheckResult& result);

/// A symbol and a word: "✓ green", "✗ red".
std::string status_word(bool green);

} // namespace companion
