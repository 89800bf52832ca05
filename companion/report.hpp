// A verdict in words.

#pragma once

#include "check_result.hpp"

namespace companion {

/// Prints the verdict on `step`: its TODOs, the red tests, and the lesson of the first red one.
void report(const Step& step, const CheckResult& result);

/// A sign and a word: "✓ green", "✗ red".
std::string status_word(bool green);

} // namespace companion
