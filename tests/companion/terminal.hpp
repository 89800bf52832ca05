// A learner's terminal, 80 columns by 24 lines, in which a program runs. Everything waits for an
// event (a text, an end), never for a time.

#pragma once

#include <string>
#include <string_view>
#include <sys/types.h>
#include <utility>
#include <vector>

class Terminal {
  public:
    using Environment = std::vector<std::pair<std::string, std::string>>;

    explicit Terminal(const std::vector<std::string>& words, const Environment& environment = {});
    ~Terminal(); // ends the program if it still runs
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    /// Waits until `text` is shown after what an earlier expect() found. Throws std::runtime_error
    /// with all that was shown when the program ends before.
    void expect(std::string_view text);

    /// Types.
    void send(std::string_view keyboard);
    void signal(int number);

    /// Waits for the end; the exit status, or 128 + the signal.
    int end();

    /// All that was printed so far, as it came, and without escape sequences and carriage returns.
    const std::string& raw() const { return raw_; }
    std::string shown() const;

    /// Whether the terminal is as a shell wants it: it shows what is typed, and hands out lines.
    bool is_restored() const;

  private:
    bool read_some();

    int master_ = -1;
    pid_t child_ = -1;
    std::string raw_;
    std::size_t found_ = 0; // in shown(): where the next expect() begins
    bool ended_ = false;
};

/// `text` without escape sequences and carriage returns.
std::string plain(std::string_view text);
