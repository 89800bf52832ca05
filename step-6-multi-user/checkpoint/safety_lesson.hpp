// Digits of a safety number, and how wrong ones came about.

#pragma once

#include "multi_user.hpp"

#include <string>
#include <string_view>

namespace lesson {

/// Ends the test as red unless `happened` are the digits of `address` and `keys`, which are
/// `expected`. Where it was made by one of the mistakes that are easily made, the learner reads
/// which.
void expect_digits(std::string_view happened, std::string_view expected, std::string_view address,
                   const messenger::PublicKeys& keys);

/// The same unless `number` is twelve groups of five digits with single spaces.
void expect_shape(std::string_view number);

/// The same unless `happened` is the safety number `expected`: which group it is that differs.
void expect_number(std::string_view happened, std::string_view expected);

} // namespace lesson
