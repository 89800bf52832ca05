// Ctrl-C and its relatives only raise a flag here, so that whatever is going on ends in good order:
// the compiler is stopped, the terminal is given back, a file is whole.

#pragma once

namespace companion {

/// From now on SIGINT, SIGTERM and SIGHUP are remembered instead of ending the program.
void catch_signals();

/// The signal that came, or 0.
int caught_signal();

/// Thrown by whatever was interrupted by a signal.
struct Interrupted {
    int signal;
};

/// Ends the program as the signal would have: a shell wants to see that.
[[noreturn]] void end_by(int signal);

} // namespace companion
