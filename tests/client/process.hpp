// A program that reads and writes pipes and has no terminal at all.

#pragma once

#include <string>
#include <string_view>
#include <sys/types.h>
#include <utility>
#include <vector>

class Process {
  public:
    using Environment = std::vector<std::pair<std::string, std::string>>;

    explicit Process(const std::vector<std::string>& words, const Environment& environment = {});
    ~Process(); // ends it if it still runs
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void write(std::string_view bytes); // to its standard input
    void close_input();

    /// Waits until its output has `text` in it. Throws std::runtime_error when it ends before.
    void expect(std::string_view text);

    void signal(int number);

    /// Closes its input and waits for its end; the exit status, or 128 + the signal.
    int end();

    const std::string& output() const { return output_; }
    std::string errors() const; // its standard error, as far as it was written

  private:
    bool read_some();

    pid_t child_ = -1;
    int input_ = -1;
    int from_ = -1;
    int errors_ = -1;
    std::string output_;
    bool ended_ = false;
};
