#include "activity.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <sys/times.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace watchdog {
namespace {

/// What a "stat" file of /proc says of a process or of a thread.
struct Stat {
    pid_t id = 0, parent = 0;
    char state = ' ';
    Seconds computed_by_ended_children{};
};

Seconds from_clock_ticks(long ticks) {
    return Seconds(static_cast<double>(ticks) / static_cast<double>(sysconf(_SC_CLK_TCK)));
}

/// Nothing if it has ended meanwhile.
std::optional<Stat> read_stat(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line))
        return {};
    Stat stat;
    std::from_chars(line.data(), line.data() + line.size(), stat.id);
    // The name stands in parentheses, and may contain some.
    std::istringstream fields(line.substr(std::min(line.size(), line.rfind(')') + 1)));
    long user = 0, system = 0;
    fields >> stat.state >> stat.parent;
    std::string skipped; // proc(5): fields 5 to 15
    for (int field = 5; field <= 15; ++field)
        fields >> skipped;
    fields >> user >> system;
    stat.computed_by_ended_children = from_clock_ticks(user + system);
    return stat;
}

/// Calls `visit` with each subfolder of `folder` whose name is a number.
template <class Visit>
void for_each_id(const fs::path& folder, Visit visit) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; }))
            visit(entry->path());
    }
}

std::vector<Stat> descendants() {
    std::multimap<pid_t, Stat> by_parent;
    for_each_id("/proc", [&](const fs::path& process) {
        const auto stat = read_stat(process / "stat");
        if (stat && stat->state != 'Z')
            by_parent.emplace(stat->parent, *stat);
    });
    std::vector<Stat> found;
    const auto add_children_of = [&](pid_t parent) {
        const auto [begin, end] = by_parent.equal_range(parent);
        for (auto child = begin; child != end; ++child)
            found.push_back(child->second);
    };
    add_children_of(getpid());
    for (std::size_t next = 0; next < found.size(); ++next)
        add_children_of(found[next].id);
    return found;
}

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

bool has_runnable_thread(pid_t process, pid_t except = 0) {
    bool found = false;
    for_each_id("/proc/" + std::to_string(process) + "/task", [&](const fs::path& thread) {
        const auto stat = read_stat(thread / "stat");
        if (stat && stat->id != except)
            found = found || stat->state == 'R' || stat->state == 'D';
    });
    return found;
}

} // namespace

Activity descendants_activity() {
    tms own{};
    times(&own);
    Activity activity{from_clock_ticks(own.tms_cutime + own.tms_cstime)};
    for (const auto& process : descendants()) {
        activity.computed += computed_by(process.id) + process.computed_by_ended_children;
        activity.runnable = activity.runnable || has_runnable_thread(process.id);
    }
    return activity;
}

Activity own_activity() {
#ifdef __linux__
    return {computed_by(getpid()), has_runnable_thread(getpid(), gettid())};
#else
    return {};
#endif
}

std::vector<pid_t> all_descendants() {
    std::vector<pid_t> all;
    for (const auto& process : descendants())
        all.push_back(process.id);
    return all;
}

bool are_same_program(pid_t one, pid_t other) {
    std::error_code error;
    const auto program = [&](pid_t process) {
        return fs::read_symlink("/proc/" + std::to_string(process) + "/exe", error);
    };
    return program(one) == program(other) && !error;
}

} // namespace watchdog
