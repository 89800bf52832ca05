// Limits on how often somebody may try a password or send a message.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

namespace messenger {

/// Thrown if somebody has to wait first, for `wait` milliseconds.
struct TooManyAttempts : std::runtime_error {
    explicit TooManyAttempts(std::int64_t wait)
        : std::runtime_error("Too many attempts."), wait(wait) {}
    std::int64_t wait;
};

/// Growing delays after failures. After three wrong passwords, further attempts have to wait: 1, 2,
/// 4, 8, 16, and from then on 30 seconds each. A success, or 15 minutes without an attempt, resets
/// the delay. `who` is an account together with the IP address that tries it, so that nobody can
/// lock out anybody else.
class LoginBackoff {
  public:
    /// How long `who` has to wait, in milliseconds. If 0, the attempt is allowed, and counts as a
    /// failure until succeeded() is called. So even of many simultaneous attempts, only three are
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
class TokenBucket {
  public:
    TokenBucket(double burst, double a_second) : burst_(burst), a_second_(a_second) {}

    /// Whether `who` may do it once more at `now`, in milliseconds since 1970. If so, counts it.
    bool take(const std::string& who, std::int64_t now);

  private:
    struct Account {
        double left;
        std::int64_t at;
    };
    double burst_;
    double a_second_;
    std::map<std::string, Account> accounts_; // at most one for each user
};

/// A limit on how many of something each user has at the same time. For one thread.
class UnderWay {
  public:
    explicit UnderWay(int most) : most_(most) {}

    /// Counts one more for `who` until the result is destroyed, which must not outlive this object.
    /// Returns nullptr if `who` has as many as allowed.
    std::shared_ptr<void> begin(const std::string& who);

  private:
    int most_;
    std::map<std::string, int> counts_;
};

} // namespace messenger
