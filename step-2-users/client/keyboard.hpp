// Translates the bytes that a terminal sends into keys.

#pragma once

#include <optional>
#include <string>

namespace messenger::client {

struct Key {
    enum class Kind {
        letter, // `point`; in a paste also a newline or a tab
        enter,
        backspace,
        remove,
        left,
        right,
        up,
        down,
        home,
        end,
        erase_before, // Ctrl-U
        erase_after,  // Ctrl-K
        erase_word,   // Ctrl-W
        redraw,       // Ctrl-L
        interrupt,    // Ctrl-C
        leave,        // Ctrl-D
        suspend,      // Ctrl-Z
    };
    Kind kind;
    char32_t point = 0;
};

/// Takes one byte at a time, since a key's bytes may arrive in pieces. Drops whole sequences that
/// are unknown keys or not UTF-8.
class KeyDecoder {
  public:
    std::optional<Key> take(char byte);

  private:
    enum class State { ground, escape, sequence, shifted };

    std::optional<Key> take_ground(unsigned char byte);
    std::optional<Key> take_sequence(char byte);

    State state_ = State::ground;
    std::string sequence_; // of an escape sequence, after "ESC ["
    std::string letter_;   // the beginning of a UTF-8 sequence
    bool pasting_ = false; // between the marks of a bracketed paste
};

} // namespace messenger::client
