// When has a test taken too long? A busy machine makes every test slow, so the clock on the wall
// decides nothing. What counts is what the test's processes do: they compute, or they wait for a
// turn on the processor, or they do neither, and then they wait for something that may never come.

#pragma once

#include "activity.hpp"

namespace watchdog {

struct Limits {
    Seconds computing; // processor time in all
    Seconds idle;      // at a stretch
};

enum class Verdict { in_progress, computed_too_long, idle_too_long };

/// Is asked at regular intervals. It counts the intervals and looks at no clock: where the machine
/// is too busy to ask in time, the time that nobody asked does not count.
class ProgressMonitor {
  public:
    ProgressMonitor(Limits limits, Seconds interval);

    /// `now` is the activity at the end of an interval.
    Verdict look_at(Activity now);

    /// Begins to count anew, with these limits.
    void restart(Limits limits);

  private:
    Limits limits_;
    const Seconds interval_;
    Seconds before_{}, computed_{}, idle_{};
};

} // namespace watchdog
