// Shows that long work is still going on: on a terminal one line that counts the seconds, in a log
// a line now and then.

#pragma once

#include "process.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace companion {

class ProgressLine {
  public:
    /// `what` is in progress: "Building step 1".
    explicit ProgressLine(std::string what);

    /// Removes its line.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Sets the progress to show: "[3/12]".
    void note(std::string_view progress);

    /// Prints `text` for good, above the line.
    void say_above(std::string_view text);

    /// Shows the time. To be called several times a second.
    void tick();

    /// A GoOn that ticks and then asks `go_on`.
    GoOn ticking(const GoOn& go_on = {});

    double seconds() const;

  private:
    void show();
    void clear();

    std::string what_;
    std::string progress_;
    std::chrono::steady_clock::time_point start_;
    double next_;
    bool shown_ = false;
};

} // namespace companion
