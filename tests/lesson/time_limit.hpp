// How long a test may take. A machine that is busy with other things makes a right answer slow, so
// what counts is what the test did itself: it computed, or it waited for something. Time in which
// it got no turn to compute is neither.

#pragma once

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <sys/types.h>
#include <thread>

namespace lesson {

constexpr int computing_limit = 5; // seconds of processor time, for one test
constexpr int waiting_limit = 10;  // seconds without computing

/// The signals that end a test which has computed or waited for too long.
constexpr int computed_too_long = SIGXCPU, waited_too_long = SIGALRM;

/// Watches the test in progress (report.hpp), and what comes before, between and after the tests,
/// for as long as it lives, from a thread of its own.
class TimeLimit {
  public:
    /// `tests` is the process that runs the tests, and the only child of this one. It is not waited
    /// for while this lives.
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
    std::thread thread_; // last, since it uses all of the others
};

} // namespace lesson
