#include "terminal.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

Terminal::Terminal(const std::vector<std::string>& words, const Environment& environment) {
    winsize size{24, 80, 0, 0};
    child_ = ::forkpty(&master_, nullptr, nullptr, &size);
    if (child_ < 0)
        throw std::runtime_error("There is no pseudo-terminal to be had.");
    if (child_ > 0)
        return;
    ::setenv("TERM", "xterm", 1);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::unsetenv("NO_COLOR");
    for (const auto& [name, value] : environment)
        ::setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> arguments;
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

Terminal::~Terminal() {
    if (!ended_) {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    ::close(master_);
}

void Terminal::expect(std::string_view text) {
    for (;;) {
        const auto now = shown();
        if (const auto at = now.find(text, found_); at != now.npos) {
            found_ = at + text.size();
            return;
        }
        if (!read_some())
            throw std::runtime_error("The terminal never showed \"" + std::string(text) +
                                     "\" after this:\n" + now.substr(0, found_) +
                                     "\n--- but this:\n" + now.substr(found_));
    }
}

void Terminal::send(std::string_view keyboard) {
    if (::write(master_, keyboard.data(), keyboard.size()) != static_cast<ssize_t>(keyboard.size()))
        throw std::runtime_error("The terminal takes no more keys.");
}

void Terminal::signal(int number) {
    ::kill(child_, number);
}

int Terminal::end() {
    while (read_some()) {
    }
    int status = 0;
    ::waitpid(child_, &status, 0);
    ended_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string Terminal::shown() const {
    return plain(raw_);
}

bool Terminal::is_restored() const {
    termios mode{};
    return ::tcgetattr(master_, &mode) == 0 && (mode.c_lflag & ECHO) && (mode.c_lflag & ICANON);
}

/// False when there is nothing more to come: the program has ended.
bool Terminal::read_some() {
    char buffer[4096];
    const auto got = ::read(master_, buffer, sizeof buffer); // EIO: the other side is closed
    if (got > 0)
        raw_.append(buffer, static_cast<std::size_t>(got));
    return got > 0 || (got < 0 && errno == EINTR);
}

std::string plain(std::string_view text) {
    std::string result;
    bool escape = false;
    for (const char letter : text) {
        if (letter == '\033')
            escape = true;
        else if (escape)
            escape =
                letter == '[' || letter == ';' || letter == '?' || (letter >= '0' && letter <= '9');
        else if (letter != '\r')
            result += letter;
    }
    return result;
}
