// For whom the learner's open() opens, and what has to come out.

#pragma once

#include "crafted.hpp"
#include "decrypting.hpp"
#include "people.hpp"

#include <functional>
#include <map>
#include <string>

namespace messenger {

/// Its name in decrypting.hpp.
std::string name_of(Outcome outcome);

/// Calls `act`, which the header promises not to throw; ends the test where it does. `expected` is
/// what should have come in place of the exception.
void expect_no_exception(std::string_view expected, const std::function<void()>& act);

/// Somebody with keys, a directory of other people, and a memory of what was read.
class Reader {
  public:
    explicit Reader(const Person& me, const std::vector<Person>& known = {});

    /// Envelope `bytes` of row `row` is readable, and holds `plaintext`.
    void expect_readable(const Bytes& bytes, const Plaintext& plaintext, std::int64_t row = 1);

    /// It is not, for this reason. `when` completes "the outcome …".
    void expect_outcome(Outcome outcome, const std::string& when, const Bytes& bytes,
                        std::int64_t row = 1);

    /// Whatever comes out; an exception ends the test.
    Opened open(const Bytes& bytes, std::int64_t row = 1);

    Identity me;
    SigningKeyOf signing_key_of; // of those who are known, in any row
    Replays replays;
};

} // namespace messenger
