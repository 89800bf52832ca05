// The program `oracle`, started at the first question, and what is written to it and read from it.

#pragma once

#include <cstdio>
#include <string>
#include <sys/types.h>

namespace messenger {

class OracleProcess {
  public:
    /// Throws std::runtime_error when it cannot be started.
    OracleProcess();
    ~OracleProcess();
    OracleProcess(const OracleProcess&) = delete;
    OracleProcess& operator=(const OracleProcess&) = delete;

    /// Writes a line, and returns the line that comes back. Throws std::runtime_error when none
    /// does.
    std::string ask(const std::string& line);

  private:
    pid_t process_ = -1;
    std::FILE* questions_ = nullptr;
    std::FILE* answers_ = nullptr;
};

} // namespace messenger
