// The line that is being typed.

#pragma once

#include "keyboard.hpp"

#include <string>
#include <vector>

namespace messenger::client {

/// A text, a cursor in it, and what was typed before. A letter with its combining marks is one
/// place for the cursor.
class Line {
  public:
    /// Applies a key that edits; others change nothing.
    void apply(const Key& key);

    bool empty() const { return text_.empty(); }
    void clear();

    /// The text as UTF-8; the line is empty afterwards, and Up brings the text back.
    std::string take();

    /// What a terminal shows of it in at most `width` columns, and the column of the cursor in
    /// that. The cursor is always in it; a newline and a tab are shown as signs.
    struct View {
        std::string text;
        int cursor;
    };
    View view(int width) const;

  private:
    std::size_t before(std::size_t place) const;
    std::size_t after(std::size_t place) const;
    void erase(std::size_t begin, std::size_t end);
    void recall(std::size_t which);

    std::u32string text_;
    std::size_t cursor_ = 0;
    std::vector<std::u32string> earlier_; // oldest first
    std::size_t recalled_ = 0;            // in earlier_; its size is the new line
    std::u32string unfinished_;           // the new line while an earlier one is shown
};

} // namespace messenger::client
