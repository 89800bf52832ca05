// Single keys, read without waiting for Enter and without showing them.

#pragma once

#include <chrono>
#include <optional>

namespace companion {

/// While it lives, the terminal delivers each key at once. The terminal's mode is restored however
/// the program ends. Without a terminal, the keys are the letters on lines of standard input.
class Keyboard {
  public:
    Keyboard();
    ~Keyboard();
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;

    /// The next key, if one comes within `time`.
    std::optional<char> next(std::chrono::milliseconds time);

  private:
    bool single_; // we have changed the terminal's mode
    bool open_ = true;
};

} // namespace companion
