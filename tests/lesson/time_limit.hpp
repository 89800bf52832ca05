// How long a test may take. On a busy machine, even correct code is slow. So the limits count only
// what the test did itself: computing, or waiting for something. Time in which it was ready to
// compute but got no turn is neither.

#pragma once

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <sys/types.h>
#include <thread>

namespace lesson {

// Seconds of processor time, for one test. With sanitizers, everything computes many times as long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int computing_limit = 60;
#else
constexpr int computing_limit = 5;
#endif
constexpr int waiting_limit = 10; // seconds without computing

/// The signals that end a test that has computed or waited for too long.
constexpr int computed_too_long = SIGXCPU, waited_too_long = SIGALRM;

/// Watches the test in progress (report.hpp), and what comes before, between and after the tests,
/// on a thread of its own, for as long as this object lives.
class TimeLimit {
  public:
    /// `tests` is the process that runs the tests, and the only child of this one. It must not be
    /// reaped while this object lives.
    explicit TimeLimit(pid_t tests);
    ~TimeLimit();
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;

  private:
    void watch();
    bool is_over_after_an_interval();

    const pid_t tests_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool over_ = false;
    std::thread thread_; // last, because it uses all the others
};

} // namespace lesson
