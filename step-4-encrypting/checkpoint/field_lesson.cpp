#include "field_lesson.hpp"

#include "common/byte_writer.hpp"
#include "lesson.hpp"
#include "shown_bytes.hpp"

#include <algorithm>
#include <string>

namespace lesson {

void FieldLesson::expect_field(std::string_view name, std::span<const std::uint8_t> expected) {
    const auto whole = "field(" + std::string(name) + ")";
    const auto field = messenger::ByteWriter().field(expected).bytes();
    if (!expected.empty() && rest_.size() >= expected.size() &&
        std::ranges::equal(rest_.first(expected.size()), expected))
        fail("next in " + std::string(what_) + ", " + whole + ": " + show_bytes(field),
             show_bytes(rest_.first(expected.size())) + ": its length is missing in front of it");
    expect_raw(whole, field);
}

void FieldLesson::expect_raw(std::string_view name, std::span<const std::uint8_t> expected) {
    const auto size = std::min(rest_.size(), expected.size());
    if (!std::ranges::equal(rest_.first(size), expected))
        fail("next in " + std::string(what_) + ", " + std::string(name) + ": " +
                 show_bytes(expected),
             show_bytes(rest_.first(size)));
    rest_ = rest_.subspan(size);
}

} // namespace lesson
