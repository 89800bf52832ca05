#include "shown_bytes.hpp"

#include "common/bytes.hpp"
#include "lesson.hpp"

#include <algorithm>

namespace lesson {

std::string show_bytes(std::span<const std::uint8_t> bytes) {
    return show_bytes(messenger::text_of(bytes));
}

void expect_bytes(std::string_view what, std::span<const std::uint8_t> happened,
                  std::span<const std::uint8_t> expected) {
    const auto [end, expected_end] = std::ranges::mismatch(happened, expected);
    if (end == happened.end() && expected_end == expected.end())
        return;
    const auto same = static_cast<std::size_t>(end - happened.begin());
    const auto begin =
        same < 8 || happened.empty() ? 0 : same; // whole, if that shows the difference
    const auto from = begin == 0 ? "" : " from byte " + std::to_string(begin) + " on";
    fail(std::string(what) + from + ": " + show_bytes(expected.subspan(begin)),
         show_bytes(happened.subspan(begin)));
}

} // namespace lesson
