// How a lesson shows bytes: short, in hexadecimal, and where they differ.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lesson {

/// The first few in hexadecimal, and how many there are.
std::string show_bytes(std::span<const std::uint8_t> bytes);

/// Ends the test as red where they differ, and shows both from the first difference on. `what`
/// names them: "the public key".
void expect_bytes(std::string_view what, std::span<const std::uint8_t> happened,
                  std::span<const std::uint8_t> expected);

} // namespace lesson
