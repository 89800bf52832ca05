// The line that is being typed.

#pragma once

#include "client/keyboard.hpp"

#include <string>
#include <vector>

namespace messenger::client {

/// A text, a cursor in it, and the lines typed before. For the cursor, a letter with its combining
/// marks is one place.
class LineEditor {
  public:
    /// Applies an editing key. Other keys change nothing.
    void apply(const Key& key);

    bool empty() const { return text_.empty(); }
    void clear();

    /// Returns the text as UTF-8, and empties the line. Up brings the text back.
    std::string take();

    /// The part of the line that a terminal shows in at most `width` columns, and the cursor's
    /// column in it. The cursor is always inside. A newline and a tab are shown as symbols.
    struct View {
        std::string text;
        int cursor;
    };
    View view(int width) const;

  private:
    std::size_t before(std::size_t position) const;
    std::size_t after(std::size_t position) const;
    void erase(std::size_t begin, std::size_t end);
    void recall(std::size_t which);

    std::u32string text_;
    std::size_t cursor_ = 0;
    std::vector<std::u32string> earlier_; // oldest first
    std::size_t recalled_ = 0;            // index in earlier_; its size means the new line
    std::u32string unfinished_;           // the new line while an earlier one is shown
};

} // namespace messenger::client
