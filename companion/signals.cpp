#include "signals.hpp"

#include <csignal>
#include <cstdlib>
#include <initializer_list>

namespace companion {
namespace {

volatile std::sig_atomic_t caught = 0;

} // namespace

void catch_signals() {
    struct sigaction action {};
    action.sa_handler = [](int signal) { caught = signal; };
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN)        // after nohup, for instance
            sigaction(signal, &action, nullptr); // no SA_RESTART: a waiting call returns at once
    }
}

int caught_signal() {
    return caught;
}

void end_by(int signal) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
    std::_Exit(128 + signal);
}

} // namespace companion
