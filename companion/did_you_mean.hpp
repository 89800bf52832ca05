// "chekc": did you mean "check"?

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace companion {

/// How many letters must be typed, deleted, replaced or swapped with their neighbour to make `a`
/// into `b`.
std::size_t distance(std::string_view a, std::string_view b);

/// The word of `words` that somebody who typed `typed` most likely meant, if any is near enough.
std::optional<std::string> closest_match(std::string_view typed,
                                         const std::vector<std::string>& words);

} // namespace companion
