#include "keyboard.hpp"

#include "terminal_style.hpp"

#include <csignal>
#include <initializer_list>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace companion {
namespace {

termios before; // the original mode of the terminal

void give_back() {
    ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
}

void take_single_keys() {
    termios mode = before;
    mode.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO); // Ctrl-C and Ctrl-Z stay signals
    ::tcsetattr(STDIN_FILENO, TCSANOW, &mode);
}

/// Restores the terminal even if the companion crashes: the learner's shell must show what is
/// typed.
void give_back_on_crash() {
    struct sigaction action {};
    action.sa_handler = [](int signal) {
        give_back();
        ::raise(signal);
    };
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT})
        sigaction(signal, &action, nullptr);
}

} // namespace

Keyboard::Keyboard()
    : single_(terminal_style().terminal && ::tcgetattr(STDIN_FILENO, &before) == 0) {
    if (!single_)
        return;
    give_back_on_crash();
    take_single_keys();
}

Keyboard::~Keyboard() {
    if (single_)
        give_back();
}

std::optional<char> Keyboard::next(std::chrono::milliseconds time) {
    // After Ctrl-Z and fg, the shell has put its own mode back.
    termios now;
    if (single_ && ::tcgetattr(STDIN_FILENO, &now) == 0 && (now.c_lflag & ICANON))
        take_single_keys();
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (::poll(&input, open_ ? 1 : 0, static_cast<int>(time.count())) <= 0)
        return std::nullopt;
    char key = 0;
    const auto got = ::read(STDIN_FILENO, &key, 1);
    open_ = got > 0; // at the end of a pipe there are no more keys, which is no error
    if (got <= 0 || key == '\n')
        return std::nullopt;
    return key;
}

} // namespace companion
