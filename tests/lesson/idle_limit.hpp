// For a loop in a checkpoint that waits for what the learner's code does on another thread. A busy
// machine makes that slow, so no time is measured: what counts are turns in which this process did
// nothing at all.

#pragma once

#include "progress_monitor.hpp"

#include <chrono>

namespace lesson {

class IdleLimit {
  public:
    static constexpr std::chrono::milliseconds turn{100};

    explicit IdleLimit(watchdog::Seconds idle = watchdog::Seconds(5))
        : monitor_({watchdog::Seconds::max(), idle}, turn) {}

    /// After a turn in which nothing came. False as soon as this process has been idle for too
    /// long.
    bool allows_another_turn();

  private:
    watchdog::ProgressMonitor monitor_;
};

} // namespace lesson
