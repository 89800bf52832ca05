#include "oracle_process.hpp"

#include <csignal>
#include <fcntl.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace messenger {
namespace {

/// Both ends of a pipe. Programs that are started later do not inherit them.
struct Pipe {
    Pipe() {
        int ends[2];
        if (::pipe(ends) != 0)
            throw std::runtime_error("Cannot make a pipe to the oracle.");
        for (const int end : ends)
            ::fcntl(end, F_SETFD, FD_CLOEXEC);
        read = ends[0];
        write = ends[1];
    }
    int read, write;
};

} // namespace

OracleProcess::OracleProcess() {
    const Pipe questions;
    const Pipe answers;
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(questions.read, STDIN_FILENO);
        ::dup2(answers.write, STDOUT_FILENO);
        ::execl(WORKSHOP_ORACLE, WORKSHOP_ORACLE, nullptr);
        ::_exit(127);
    }
    ::close(questions.read);
    ::close(answers.write);
    questions_ = ::fdopen(questions.write, "w");
    answers_ = ::fdopen(answers.read, "r");
    if (process_ < 0)
        throw std::runtime_error("Cannot start the oracle.");
    std::signal(SIGPIPE, SIG_IGN); // if the oracle is gone, write() fails instead
}

OracleProcess::~OracleProcess() {
    std::fclose(questions_); // which ends the oracle
    std::fclose(answers_);
    ::waitpid(process_, nullptr, 0);
}

std::string OracleProcess::ask(const std::string& line) {
    std::fputs((line + '\n').c_str(), questions_);
    std::fflush(questions_);
    std::string answer;
    for (int byte = std::fgetc(answers_); byte != EOF; byte = std::fgetc(answers_)) {
        if (byte == '\n')
            return answer;
        answer += static_cast<char>(byte);
    }
    throw std::runtime_error("The oracle, " WORKSHOP_ORACLE ", gives no answer.");
}

} // namespace messenger
