// The reference solution of step 5, in a process of its own: what it opens, row by row.

#pragma once

#include "people.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace messenger::oracle {

struct Row {
    std::int64_t number;
    Bytes envelope;
};

/// The outcome of each row for `reader`, in the order in which they are met. The outcomes are
/// Outcome's names.
std::vector<std::string> outcomes(const std::vector<Row>& rows, const Person& reader,
                                  const std::vector<Person>& known);

} // namespace messenger::oracle
