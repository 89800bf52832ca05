// Small functions on text that several files use.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace companion {

/// The lines of `text`, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// The last `count` lines of `text`.
std::string last_lines(std::string_view text, std::size_t count);

/// "1 test", "2 tests"
std::string counted(std::size_t count, const std::string& noun);

/// "1.1, 1.2 and 1.3"
std::string list_of(const std::vector<std::string>& words, std::string_view conjunction);

/// `text` with A to Z replaced by a to z.
std::string in_lower_case(std::string_view text);

/// "HandsOutWhatWaits" as "hands out what waits".
std::string in_words(std::string_view camel_case);

/// `number` with `digits` digits after the decimal point.
std::string fixed(double number, int digits);

} // namespace companion
