#include "process.hpp"

#include "descriptor.hpp"
#include "signals.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace companion {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds tick = 100ms;
constexpr auto grace = 3s; // for an orderly end, before SIGKILL

/// Replaces this process by `command`. Returns only if that fails.
void execute(const Command& command) {
    std::vector<char*> words;
    for (const auto& word : command.words)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    for (const auto& [name, value] : command.environment)
        ::setenv(name.c_str(), value.c_str(), 1);
    ::execvp(words.front(), words.data());
}

/// Starts `command` in a process group of its own, with its output going to `pipe`.
pid_t start(const Command& command, int pipe) {
    const pid_t child = ::fork();
    if (child < 0)
        throw std::runtime_error(
            "Cannot start another program: " + std::string(std::strerror(errno)) + ".");
    if (child > 0) {
        ::setpgid(child, child); // parent and child both do it: either may be first
        return child;
    }
    ::setpgid(0, 0);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(pipe, STDOUT_FILENO);
    ::dup2(pipe, STDERR_FILENO);
    execute(command);
    ::_exit(127);
}

/// The output of a command, which is kept as a whole and passed on line by line.
class Output {
  public:
    Output(int pipe, const OnLine& on_line) : pipe_(pipe), on_line_(on_line) {
        ::fcntl(pipe_, F_SETFL, O_NONBLOCK);
    }

    /// Waits until something is printed, but no longer than `time`, and reads all that is there.
    void wait(std::chrono::milliseconds time) {
        pollfd waiting{pipe_, POLLIN, 0};
        ::poll(&waiting, open_ ? 1 : 0, static_cast<int>(time.count()));
        take();
    }

    /// Reads all that is there now.
    void take() {
        char buffer[16384];
        ssize_t got = 0;
        while (open_ && (got = ::read(pipe_, buffer, sizeof buffer)) > 0) {
            text_.append(buffer, static_cast<std::size_t>(got));
            hand_out();
        }
        if (got == 0)
            open_ = false;
    }

    /// Passes on the last line, even if it has no line end, and returns the whole text.
    std::string finish() {
        take();
        if (handed_out_ < text_.size() && on_line_)
            on_line_(std::string_view(text_).substr(handed_out_));
        return std::move(text_);
    }

    bool open() const { return open_; }

  private:
    void hand_out() {
        if (!on_line_)
            return;
        for (std::size_t end; (end = text_.find('\n', handed_out_)) != text_.npos;
             handed_out_ = end + 1)
            on_line_(std::string_view(text_).substr(handed_out_, end - handed_out_));
    }

    int pipe_;
    const OnLine& on_line_;
    std::string text_;
    std::size_t handed_out_ = 0;
    bool open_ = true;
};

} // namespace

Ended run(const Command& command, const OnLine& on_line, const GoOn& go_on) {
    // If our parent ignored this signal, so would we, and the system would keep no exit status.
    std::signal(SIGCHLD, SIG_DFL);
    int pipe[2];
    if (::pipe(pipe) != 0)
        throw std::runtime_error("Cannot make a pipe: " + std::string(std::strerror(errno)) + ".");
    for (const int end : pipe)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    const Descriptor read_end(pipe[0]);
    Descriptor write_end(pipe[1]);
    Output output(read_end.get(), on_line);
    const pid_t child = start(command, write_end.get());
    write_end.close();

    int status = 0;
    bool cancelled = false;
    Clock::time_point stopped_at;
    auto next_tick = Clock::now() + tick;
    // The output may stay open after the command has ended, in a process that it started, and may
    // close before the command ends. So wait for the command itself.
    pid_t ended = 0;
    while ((ended = ::waitpid(child, &status, WNOHANG)) == 0) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next_tick - Clock::now());
        output.wait(std::clamp(left, 0ms, output.open() ? tick : 5ms));
        if (Clock::now() < next_tick && caught_signal() == 0)
            continue;
        next_tick = Clock::now() + tick;
        if (!cancelled && (caught_signal() != 0 || (go_on && !go_on()))) {
            cancelled = true;
            stopped_at = Clock::now();
            ::kill(-child, SIGTERM);
        }
        if (cancelled && Clock::now() > stopped_at + grace)
            ::kill(-child, SIGKILL);
    }
    if (ended < 0)
        throw std::runtime_error("Cannot wait for " + command.words.front() + ": " +
                                 std::strerror(errno) + ".");
    if (cancelled)
        ::kill(-child, SIGKILL); // those of its processes that ignored SIGTERM
    if (caught_signal() != 0)
        throw Interrupted{caught_signal()};
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), cancelled,
            output.finish()};
}

void become(const Command& command) {
    execute(command);
    throw std::runtime_error("Cannot start " + command.words.front() + ": " + std::strerror(errno) +
                             ".");
}

bool is_installed(const std::string& program) {
    const char* path = std::getenv("PATH");
    for (std::string_view rest = path ? path : ""; !rest.empty();) {
        const auto end = std::min(rest.find(':'), rest.size());
        const auto file = std::filesystem::path(rest.substr(0, end)) / program;
        if (::access(file.c_str(), X_OK) == 0)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

} // namespace companion
