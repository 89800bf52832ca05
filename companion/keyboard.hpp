// Single keys, read without waiting for Enter and without showing them.

#pragma once

#include <chrono>
#include <optional>

namespace companion {

/// While it lives, the terminal hands out each key at once; it is given back however the program
/// ends. Where there is no terminal to do that with, keys are letters on lines of standard input.
class Keyboard {
  public:
    Keyboard();
    ~Keyboard();
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;

    /// The next key, if one comes within `time`.
    std::optional<char> next(std::chrono::milliseconds time);

  private:
    bool single_; // the terminal's mode is ours
    bool open_ = true;
};

} // namespace companion
