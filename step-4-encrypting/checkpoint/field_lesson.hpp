// Reads the learner's bytes field by field, and explains the first field that is wrong.

#pragma once

#include "common/bytes.hpp"

#include <span>
#include <string_view>

namespace lesson {

class FieldLesson {
  public:
    /// `what` names the bytes: "the payload". Both must outlive this object.
    FieldLesson(std::string_view what, std::span<const std::uint8_t> bytes)
        : what_(what), rest_(bytes) {}

    /// The next bytes must be field(expected).
    void expect_field(std::string_view name, std::span<const std::uint8_t> expected);

    /// The next bytes must be `expected` itself.
    void expect_raw(std::string_view name, std::span<const std::uint8_t> expected);

    std::span<const std::uint8_t> rest() const { return rest_; }

  private:
    std::string_view what_;
    std::span<const std::uint8_t> rest_;
};

} // namespace lesson
