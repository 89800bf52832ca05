// Digits of a safety number, and how wrong ones came about.

#pragma once

#include "multi_user.hpp"

#include <string>
#include <string_view>

namespace lesson {

/// Makes the test red unless `happened` equals `expected`, the digits of `address` and `keys`. If a
/// common mistake led to `happened`, the learner reads which.
void expect_digits(std::string_view happened, std::string_view expected, std::string_view address,
                   const messenger::PublicKeys& keys);

/// Makes the test red unless `number` is twelve groups of five digits with single spaces.
void expect_shape(std::string_view number);

/// Makes the test red unless `happened` is the safety number `expected`. The learner reads which
/// group differs.
void expect_number(std::string_view happened, std::string_view expected);

} // namespace lesson
