#include "process.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace {

int temporary_file() {
    char name[] = "/tmp/client-test-XXXXXX";
    const int file = ::mkstemp(name);
    ::unlink(name);
    return file;
}

} // namespace

Process::Process(const std::vector<std::string>& words, const Environment& environment) {
    std::signal(SIGPIPE, SIG_IGN);
    int in[2], out[2];
    errors_ = temporary_file();
    if (errors_ < 0 || ::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0)
        throw std::runtime_error("There are no pipes to be had.");
    child_ = ::fork();
    if (child_ == 0) {
        ::setsid(); // away from the terminal
        std::signal(SIGPIPE, SIG_DFL);
        ::dup2(in[0], STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        ::dup2(errors_, STDERR_FILENO);
        for (const auto& [name, value] : environment)
            ::setenv(name.c_str(), value.c_str(), 1);
        std::vector<char*> arguments;
        for (const auto& word : words)
            arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        ::execv(arguments.front(), arguments.data());
        ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    input_ = in[1];
    from_ = out[0];
}

Process::~Process() {
    close_input();
    if (!ended_) {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    ::close(from_);
    ::close(errors_);
}

void Process::write(std::string_view bytes) {
    if (::write(input_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        throw std::runtime_error("The program takes no more input. It says: " + errors());
}

void Process::close_input() {
    if (input_ >= 0)
        ::close(input_);
    input_ = -1;
}

void Process::expect(std::string_view text) {
    while (output_.find(text) == output_.npos)
        if (!read_some())
            throw std::runtime_error("The program never wrote \"" + std::string(text) +
                                     "\", but this:\n" + output_ + errors());
}

void Process::signal(int number) {
    ::kill(child_, number);
}

int Process::end() {
    close_input();
    while (read_some()) {
    }
    int status = 0;
    ::waitpid(child_, &status, 0);
    ended_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string Process::errors() const {
    std::string text;
    char buffer[4096];
    for (ssize_t count;
         (count = ::pread(errors_, buffer, sizeof buffer, static_cast<off_t>(text.size()))) > 0;)
        text.append(buffer, static_cast<std::size_t>(count));
    return text;
}

/// False at the end of the output.
bool Process::read_some() {
    char buffer[4096];
    const auto count = ::read(from_, buffer, sizeof buffer);
    if (count > 0)
        output_.append(buffer, static_cast<std::size_t>(count));
    return count > 0;
}
