#include "time_limit.hpp"

#include "report.hpp"

#include <chrono>
#include <ctime>

namespace lesson {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds tick{0.1};
constexpr Seconds worth_naming = tick / 20; // less is no computing

/// The processor time of all threads of `process`. Always 0 where the system does not tell: then
/// all time is waiting.
Seconds computed_by(pid_t process) {
    timespec time{};
#ifdef __linux__
    clockid_t clock;
    if (clock_getcpuclockid(process, &clock) == 0)
        clock_gettime(clock, &time);
#else
    (void)process;
#endif
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

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
    int test = 0;
    Seconds before{}, computed{}, waited{};
    while (!is_over_after_a_tick()) {
        const auto now = computed_by(tests_);
        const auto used = now - before;
        before = now;
        if (!report().running || report().tests_begun != test) {
            test = report().tests_begun;
            computed = waited = Seconds{};
        } else if (used >= worth_naming) {
            computed += used;
        } else {
            waited += tick;
        }
        if (computed.count() >= computing_limit)
            kill(tests_, computed_too_long);
        else if (waited.count() >= waiting_limit)
            kill(tests_, waited_too_long);
    }
}

bool TimeLimit::is_over_after_a_tick() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, tick, [this] { return over_; });
}

} // namespace lesson
