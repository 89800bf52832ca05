// A verdict in words.

#pragma once

#include "verdict.hpp"

namespace companion {

/// Prints the verdict on `step`: its TODOs, the red tests, and the lesson of the first red one.
void report(const Step& step, const Verdict& verdict);

/// A sign and a word: "✓ green", "✗ red".
std::string verdict_word(bool green);

} // namespace companion
