#include "time_limit.hpp"

#include "progress_monitor.hpp"
#include "report.hpp"

namespace lesson {
namespace {

using watchdog::Seconds;
using watchdog::Verdict;

constexpr Seconds interval{0.1};
constexpr watchdog::Limits limits{Seconds(computing_limit), Seconds(waiting_limit)};

} // namespace

TimeLimit::TimeLimit(pid_t tests) : tests_(tests), thread_([this] { watch(); }) {
}

TimeLimit::~TimeLimit() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void TimeLimit::watch() {
    watchdog::ProgressMonitor monitor(limits, interval);
    int test = 0;
    bool running = false;
    while (!is_over_after_an_interval()) {
        // What comes before, between and after the tests has the same limits as a test.
        if (report().tests_begun != test || report().running != running)
            monitor.restart(limits);
        test = report().tests_begun;
        running = report().running;
        switch (monitor.look_at(watchdog::descendants_activity())) {
        case Verdict::computed_too_long:
            kill(tests_, computed_too_long);
            break;
        case Verdict::idle_too_long:
            kill(tests_, waited_too_long);
            break;
        case Verdict::in_progress:
            break;
        }
    }
}

bool TimeLimit::is_over_after_an_interval() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, interval, [this] { return over_; });
}

} // namespace lesson
