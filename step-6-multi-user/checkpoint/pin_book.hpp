// Pins under test, with names for the keys that go into them and come out.

#pragma once

#include "multi_user.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace messenger {

/// Keys that a lesson can name: "Mary's old keys".
struct NamedKeys {
    std::string name;
    PublicKeys keys;
};

/// Fresh random keys with this name.
NamedKeys new_keys(std::string_view name);

class PinBook {
  public:
    PinBook() = default;
    explicit PinBook(Pins::Pinned pinned) : pins(std::move(pinned)) {}

    // Each of these is a step of the lesson.

    /// Shows `keys` for `address`, and expects observe() to return `expected`.
    void expect_meeting(KeyStatus expected, std::string_view address, const NamedKeys& keys);

    void accept(std::string_view address, const NamedKeys& keys, std::int64_t row);

    /// Expects these keys to count for what `address` wrote in `row`.
    void expect_at(std::string_view address, std::int64_t row, const NamedKeys& expected);

    /// Expects no keys to count.
    void expect_nobody_at(std::string_view address, std::int64_t row);

    Pins pins;

  private:
    std::string name_of(const PublicKeys& keys) const;

    std::vector<NamedKeys> named_;
};

} // namespace messenger
