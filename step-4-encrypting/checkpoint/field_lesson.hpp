// Reads what a learner wrote field by field, and explains the first that is not there.

#pragma once

#include "bytes.hpp"

#include <span>
#include <string_view>

namespace lesson {

class FieldLesson {
  public:
    /// `what` names the bytes: "the payload". They outlive it.
    FieldLesson(std::string_view what, std::span<const std::uint8_t> bytes)
        : what_(what), rest_(bytes) {}

    /// field(expected) stands there.
    void expect_field(std::string_view name, std::span<const std::uint8_t> expected);

    /// The bytes themselves stand there.
    void expect_raw(std::string_view name, std::span<const std::uint8_t> expected);

    std::span<const std::uint8_t> rest() const { return rest_; }

  private:
    std::string_view what_;
    std::span<const std::uint8_t> rest_;
};

} // namespace lesson
