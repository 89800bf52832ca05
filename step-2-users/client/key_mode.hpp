// The mode of a terminal in which this program handles each key itself.

#pragma once

#include <termios.h>

namespace messenger::client {

/// Keys arrive one by one, are not shown by the terminal itself and send no signals: so nothing
/// ends this program before the terminal is restored.
class KeyMode {
  public:
    explicit KeyMode(int terminal);
    ~KeyMode() { leave(); }
    KeyMode(const KeyMode&) = delete;
    KeyMode& operator=(const KeyMode&) = delete;

    /// Returns whether the terminal can do that.
    bool enter();

    /// Restores the terminal as it was.
    void leave();

    bool is_on() const { return is_on_; }

  private:
    int terminal_;
    termios before_{};
    bool is_known_; // before_ is how the terminal was
    bool is_on_ = false;
};

} // namespace messenger::client
