// Common wrong answers. A lesson that recognizes one says how it came about, instead of only
// showing that the bytes differ.

#pragma once

#include "common/bytes.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lesson {

struct Mistake {
    std::string how; // a sentence without a full stop
    messenger::Bytes bytes;
};

/// Like expect_bytes(), but if `happened` is one of `mistakes`, the learner reads which.
void expect_bytes(std::string_view what, std::span<const std::uint8_t> happened,
                  std::span<const std::uint8_t> expected, const std::vector<Mistake>& mistakes);

} // namespace lesson
