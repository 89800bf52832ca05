// "chekc": did you mean "check"?

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace companion {

/// How many letters have to be inserted, deleted, replaced or swapped with their neighbour to turn
/// `a` into `b`.
std::size_t distance(std::string_view a, std::string_view b);

/// The word in `words` that `typed` most likely means, if any is close enough.
std::optional<std::string> closest_match(std::string_view typed,
                                         const std::vector<std::string>& words);

} // namespace companion
