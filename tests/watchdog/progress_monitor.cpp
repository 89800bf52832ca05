#include "progress_monitor.hpp"

#include <algorithm>

namespace watchdog {

// Of one processor. Less is what a browser needs to do nothing, or a loop that looks again and
// again whether something has come.
constexpr double idle_share = 0.25;

ProgressMonitor::ProgressMonitor(Limits limits, Seconds interval)
    : limits_(limits), interval_(interval) {
}

Verdict ProgressMonitor::look_at(Activity now) {
    const auto used = std::max(now.computed - before_, Seconds{});
    before_ = now.computed;
    computed_ += used;
    if (used >= interval_ * idle_share)
        idle_ = Seconds{};
    else if (now.runnable) // it had no turn
        idle_ = std::max(idle_ - interval_, Seconds{});
    else
        idle_ += interval_;
    if (computed_ >= limits_.computing)
        return Verdict::computed_too_long;
    return idle_ >= limits_.idle ? Verdict::idle_too_long : Verdict::in_progress;
}

void ProgressMonitor::restart(Limits limits) {
    limits_ = limits;
    computed_ = idle_ = Seconds{};
}

} // namespace watchdog
