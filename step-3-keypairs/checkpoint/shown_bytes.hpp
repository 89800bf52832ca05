// How a lesson shows bytes: short, in hexadecimal, and where they differ.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lesson {

/// `bytes` in hexadecimal. Of many, only the first few and the number of bytes.
std::string show_bytes(std::span<const std::uint8_t> bytes);

/// Makes the test red if the two differ, and shows both from the first difference on. `what` names
/// them: "the public key".
void expect_bytes(std::string_view what, std::span<const std::uint8_t> happened,
                  std::span<const std::uint8_t> expected);

} // namespace lesson
