// Pins under test, with words for the keys that go into them and come out.

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

/// Keys that were never there before.
NamedKeys new_keys(std::string_view name);

class PinBook {
  public:
    PinBook() = default;
    explicit PinBook(Pins::Pinned pinned) : pins(std::move(pinned)) {}

    // Each of these is a step of the lesson.

    /// `address` shows `keys`, and this is what they are.
    void expect_meeting(Seen expected, std::string_view address, const NamedKeys& keys);

    void accept(std::string_view address, const NamedKeys& keys, std::int64_t row);

    /// These count for what `address` wrote in `row`.
    void expect_at(std::string_view address, std::int64_t row, const NamedKeys& expected);

    /// None do.
    void expect_nobody_at(std::string_view address, std::int64_t row);

    Pins pins;

  private:
    std::string name_of(const PublicKeys& keys) const;

    std::vector<NamedKeys> named_;
};

} // namespace messenger
