// Who asks too often has to wait: for the next password, or for the next message.

#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>

namespace messenger {

/// Somebody has to wait first, for `wait` milliseconds.
struct TooManyAttempts : std::runtime_error {
    explicit TooManyAttempts(std::int64_t wait)
        : std::runtime_error("Too many attempts."), wait(wait) {}
    std::int64_t wait;
};

/// Growing delays after failures. After three wrong passwords whoever guesses waits 1, 2, 4, 8, 16
/// and from then on 30 seconds for each next one. A success, or a quarter of an hour without an
/// attempt, and all is forgotten. `who` is an account and the address that tries it, so that
/// nobody locks out anybody else.
class Delays {
  public:
    /// How long `who` has to wait, in milliseconds. If it is 0 they may try, and that counts as a
    /// failure until succeeded() says otherwise: of many attempts at once, too, only three are
    /// free.
    std::int64_t attempt(const std::string& who, std::int64_t now);

    void succeeded(const std::string& who) { records_.erase(who); }

  private:
    struct Record {
        int failures = 0;
        std::int64_t not_before = 0; // milliseconds since 1970
    };
    void forget_old(std::int64_t now);

    std::map<std::string, Record> records_;
};

/// A limit on how often each user does something: `burst` times at once, and `a_second` times a
/// second in the long run.
class Rate {
  public:
    Rate(double burst, double a_second) : burst_(burst), a_second_(a_second) {}

    /// Whether `who` may do it once more at `now`, in milliseconds since 1970.
    bool take(const std::string& who, std::int64_t now);

  private:
    struct Account {
        double left;
        std::int64_t at;
    };
    double burst_;
    double a_second_;
    std::map<std::string, Account> accounts_; // one for each user, no more
};

} // namespace messenger
