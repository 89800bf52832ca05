#include "mistakes.hpp"

#include "lesson.hpp"
#include "shown_bytes.hpp"

#include <algorithm>

namespace lesson {

void expect_bytes(std::string_view what, std::span<const std::uint8_t> happened,
                  std::span<const std::uint8_t> expected, const std::vector<Mistake>& mistakes) {
    if (!std::ranges::equal(happened, expected))
        for (const auto& [how, bytes] : mistakes)
            if (std::ranges::equal(happened, bytes))
                fail(std::string(what) + ": " + show_bytes(expected),
                     show_bytes(happened) + ": " + how);
    expect_bytes(what, happened, expected);
}

} // namespace lesson
