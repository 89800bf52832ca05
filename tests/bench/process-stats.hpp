// What Linux knows of a running process, read from /proc.

#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace bench {

/// CPU time of all threads of the process so far, in user and in kernel mode, in seconds.
inline double cpu_seconds(int pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    if (!std::getline(file, line))
        throw std::runtime_error("the server has ended");
    // The second field is the program's name, which may hold spaces; the 14th and 15th are the
    // ticks.
    std::istringstream fields(line.substr(line.rfind(')') + 1));
    std::string skipped;
    for (int field = 3; field != 14; ++field)
        fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// A line of /proc/PID/status in KiB: "VmRSS" is the memory in use, "VmHWM" its maximum so far.
inline long memory_kib(int pid, const std::string& name) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/status");
    std::string word;
    long kib = 0;
    while (file >> word)
        if (word == name + ":" && file >> kib)
            return kib;
    throw std::runtime_error("the server has ended");
}

} // namespace bench
