// What the processes that this one started are doing, as /proc shows it.

#pragma once

#include <chrono>
#include <sys/types.h>
#include <vector>

namespace watchdog {

using Seconds = std::chrono::duration<double>;

struct Activity {
    Seconds computed{};    // processor time, that of ended ones included
    bool runnable = false; // a thread waits for a processor or for the disk, or has one now
};

/// Of all descendants of this process together. Nothing at all where there is no /proc.
Activity descendants_activity();

/// The same of this process alone. The calling thread does not count as runnable.
Activity own_activity();

/// Empty where there is no /proc.
std::vector<pid_t> all_descendants();

/// Whether both run the same program.
bool are_same_program(pid_t one, pid_t other);

} // namespace watchdog
