// Ctrl-C and similar signals only set a flag, so that the program can end cleanly: stop the
// compiler, restore the terminal, leave no half-written file.

#pragma once

namespace companion {

/// From now on, SIGINT, SIGTERM and SIGHUP set a flag instead of ending the program.
void catch_signals();

/// The last signal that came, or 0.
int caught_signal();

/// Thrown by a function that was interrupted by a signal.
struct Interrupted {
    int signal;
};

/// Ends the program as the signal would have, so that a shell can see it.
[[noreturn]] void end_by(int signal);

} // namespace companion
