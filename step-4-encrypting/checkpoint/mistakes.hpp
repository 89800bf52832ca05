// Wrong answers that are easily given. A lesson that knows one says how it came about, where it
// could only show that bytes are others than they should be.

#pragma once

#include "bytes.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lesson {

struct Mistake {
    std::string how; // a sentence without a full stop
    messenger::Bytes bytes;
};

/// As expect_bytes(): where `happened` is one of `mistakes`, the learner reads which.
void expect_bytes(std::string_view what, std::span<const std::uint8_t> happened,
                  std::span<const std::uint8_t> expected, const std::vector<Mistake>& mistakes);

} // namespace lesson
