// Runs a test, and ends it when it hangs:
//
//     watchdog PROCESSOR_SECONDS IDLE_SECONDS COMMAND [ARGUMENT...]
//
// The test and all that it starts may use so much processor time together, and may do nothing for
// so long. Then everything is ended that it has started, servers and browsers for example, so that
// the test itself can still say what it waited for. If it hangs on, its turn comes.

#include "progress_monitor.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace watchdog {
namespace {

constexpr int interval = 1; // seconds

/// 0 if `text` is no number of seconds.
int parse_seconds(const char* text) {
    int seconds = 0;
    const auto* const end = text + std::strlen(text);
    const auto [rest, error] = std::from_chars(text, end, seconds);
    return error == std::errc{} && rest == end && seconds > 0 ? seconds : 0;
}

[[noreturn]] void become(char** command) {
    execvp(command[0], command);
    std::fprintf(stderr, "Cannot start %s: %s\n", command[0], std::strerror(errno));
    _exit(127);
}

#ifdef __linux__

void report(Verdict verdict, Limits limits) {
    if (verdict == Verdict::idle_too_long)
        std::fprintf(stderr,
                     "✗ Nothing has moved for %.0f s: a wait for something that never comes.\n",
                     limits.idle.count());
    else
        std::fprintf(stderr, "✗ Still computing after %.0f s of processor time: an endless loop.\n",
                     limits.computing.count());
}

void end_everything() {
    for (const auto process : all_descendants())
        kill(process, SIGKILL);
}

/// A test may be several processes, of its runner and of the files that it runs: those stay.
void end_what_was_started_by(pid_t test) {
    for (const auto process : all_descendants())
        if (!are_same_program(process, test))
            kill(process, SIGKILL);
}

/// Reaps all that has ended. True if `test` is among it; then `status` is its.
bool has_ended(pid_t test, int& status) {
    int one = 0;
    bool found = false;
    for (pid_t ended; (ended = waitpid(-1, &one, WNOHANG)) > 0;) {
        if (ended != test)
            continue;
        found = true;
        status = one;
    }
    return found;
}

int run(char** command, Limits limits) {
    sigset_t child_ended, before;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child_ended, &before);
    prctl(PR_SET_CHILD_SUBREAPER, 1); // what loses its parent stays below this process
    const pid_t test = fork();
    if (test == 0) {
        sigprocmask(SIG_SETMASK, &before, nullptr);
        become(command);
    }
    if (test < 0) {
        std::perror("Cannot start the test");
        return 2;
    }
    ProgressMonitor monitor(limits, Seconds(interval));
    bool intervened = false;
    int status = 0;
    while (!has_ended(test, status)) {
        const timespec time{.tv_sec = interval, .tv_nsec = 0};
        if (sigtimedwait(&child_ended, nullptr, &time) == SIGCHLD)
            continue;
        const auto verdict = monitor.look_at(descendants_activity());
        if (verdict == Verdict::in_progress)
            continue;
        if (intervened) {
            end_everything();
            continue;
        }
        report(verdict, limits);
        end_what_was_started_by(test);
        monitor.restart({limits.computing / 10, limits.idle / 10});
        intervened = true;
    }
    end_everything(); // that is left behind
    if (intervened)
        return 1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

#else // nothing tells what the test does: the limit of CTest has to do

int run(char** command, Limits) {
    become(command);
}

#endif

} // namespace
} // namespace watchdog

int main(int argc, char** argv) {
    using watchdog::Seconds;
    const int computing = argc > 3 ? watchdog::parse_seconds(argv[1]) : 0;
    const int idle = argc > 3 ? watchdog::parse_seconds(argv[2]) : 0;
    if (computing == 0 || idle == 0) {
        std::fprintf(stderr, "watchdog PROCESSOR_SECONDS IDLE_SECONDS COMMAND [ARGUMENT...]\n");
        return 2;
    }
    return watchdog::run(argv + 3, {Seconds(computing), Seconds(idle)});
}
