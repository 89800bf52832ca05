// A reader for whom the learner's open() opens envelopes, and the outcomes that are expected.

#pragma once

#include "crafted.hpp"
#include "decrypting.hpp"
#include "people.hpp"

#include <functional>
#include <map>
#include <string>

namespace messenger {

/// The name of `outcome` in decrypting.hpp.
std::string name_of(Outcome outcome);

/// Calls `act`, which must not throw, as the header promises. Makes the test red if it does.
/// `expected` says what should have happened instead.
void expect_no_exception(std::string_view expected, const std::function<void()>& act);

/// Somebody with keys, a directory of other people, and a memory of what was read.
class Reader {
  public:
    explicit Reader(const Person& me, const std::vector<Person>& known = {});

    /// Expects the envelope `bytes` in the row `row` to be readable, and to hold `plaintext`.
    void expect_readable(const Bytes& bytes, const Plaintext& plaintext, std::int64_t row = 1);

    /// Expects this outcome, which is not readable, and no plaintext. `when` completes "the outcome
    /// …".
    void expect_outcome(Outcome outcome, const std::string& when, const Bytes& bytes,
                        std::int64_t row = 1);

    /// Returns what open() returns. Makes the test red if open() throws.
    Opened open(const Bytes& bytes, std::int64_t row = 1);

    Identity me;
    SigningKeyOf signing_key_of; // for any row, but only of people who are known
    Replays replays;
};

} // namespace messenger
