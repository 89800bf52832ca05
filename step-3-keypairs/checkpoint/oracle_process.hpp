// The program `oracle` in a child process, with a pipe for questions and a pipe for answers.

#pragma once

#include <cstdio>
#include <string>
#include <sys/types.h>

namespace messenger {

class OracleProcess {
  public:
    /// Throws std::runtime_error if the process cannot be started.
    OracleProcess();
    ~OracleProcess();
    OracleProcess(const OracleProcess&) = delete;
    OracleProcess& operator=(const OracleProcess&) = delete;

    /// Writes `line`, and returns the line that comes back. Throws std::runtime_error if none does.
    std::string ask(const std::string& line);

  private:
    pid_t process_ = -1;
    std::FILE* questions_ = nullptr;
    std::FILE* answers_ = nullptr;
};

} // namespace messenger
