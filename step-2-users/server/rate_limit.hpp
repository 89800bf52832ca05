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

/// Growing delays after wrong passwords, counted for each account and each source, such as an IP
/// address. After three, a source has to wait before its next attempt at that account: 1, 2, 4, 8,
/// 16, and from then on 30 seconds each. After ten for one account from all sources together, its
/// next attempts have to wait like this everywhere, the first one of a new source, too. This is no
/// lock-out: after the wait, the source's next attempt is allowed. A success clears the failures of
/// its source; 15 minutes without an attempt clear the rest.
///
/// An account need not exist, and nothing here depends on whether it does.
class LoginBackoff {
  public:
    /// How long `source` has to wait, in milliseconds. If 0, the attempt is allowed, and counts as
    /// a failure until succeeded() is called. So even of many simultaneous attempts, only three are
    /// free.
    std::int64_t attempt(const std::string& account, const std::string& source, std::int64_t now);

    void succeeded(const std::string& account, const std::string& source);

  private:
    struct Record {
        int failures = 0;
        std::int64_t not_before = 0; // milliseconds since 1970; 0: nothing is recorded yet
    };
    using Records = std::map<std::string, Record>;
    static Record& up_to_date(Record& record, std::int64_t now);
    static void forget_old(Records& records, std::int64_t now);

    Records sources_;  // by account and source
    Records accounts_; // by account
};

/// A limit on how often each of many does something: `burst` times at once, and `a_second` times a
/// second in the long run.
class TokenBucket {
  public:
    TokenBucket(double burst, double a_second) : burst_(burst), a_second_(a_second) {}

    /// Whether `who` may do it once more at `now`, in milliseconds since 1970. If so, counts it.
    bool take(const std::string& who, std::int64_t now);

  private:
    struct Bucket {
        double left;
        std::int64_t at;
    };
    double left_at(const Bucket& bucket, std::int64_t now) const;
    void forget_full(std::int64_t now);

    double burst_;
    double a_second_;
    std::map<std::string, Bucket> buckets_;
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
