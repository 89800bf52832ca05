#include "client/line_editor.hpp"

#include "client/display_width.hpp"

namespace messenger::client {
namespace {

constexpr std::size_t remembered = 100; // lines

char32_t sign(char32_t point) {
    return point == U'\n' ? U'⏎' : point == U'\t' ? U'⇥' : point;
}

} // namespace

void LineEditor::apply(const Key& key) {
    using Kind = Key::Kind;
    switch (key.kind) {
    case Kind::letter:
        text_.insert(text_.begin() + static_cast<std::ptrdiff_t>(cursor_++), key.point);
        break;
    case Kind::backspace:
        erase(before(cursor_), cursor_);
        break;
    case Kind::remove:
        erase(cursor_, after(cursor_));
        break;
    case Kind::left:
        cursor_ = before(cursor_);
        break;
    case Kind::right:
        cursor_ = after(cursor_);
        break;
    case Kind::home:
        cursor_ = 0;
        break;
    case Kind::end:
        cursor_ = text_.size();
        break;
    case Kind::erase_before:
        erase(0, cursor_);
        break;
    case Kind::erase_after:
        erase(cursor_, text_.size());
        break;
    case Kind::erase_word: {
        auto begin = cursor_;
        while (begin > 0 && text_[begin - 1] == U' ')
            --begin;
        while (begin > 0 && text_[begin - 1] != U' ')
            --begin;
        erase(begin, cursor_);
        break;
    }
    case Kind::up:
        if (recalled_ > 0)
            recall(recalled_ - 1);
        break;
    case Kind::down:
        if (recalled_ < earlier_.size())
            recall(recalled_ + 1);
        break;
    default:
        break;
    }
}

void LineEditor::clear() {
    text_.clear();
    cursor_ = 0;
    recalled_ = earlier_.size();
}

std::string LineEditor::take() {
    auto text = encode(text_);
    if (!text_.empty() && (earlier_.empty() || earlier_.back() != text_)) {
        earlier_.push_back(text_);
        if (earlier_.size() > remembered)
            earlier_.erase(earlier_.begin());
    }
    clear();
    return text;
}

LineEditor::View LineEditor::view(int width) const {
    // Find the leftmost beginning that leaves room for the cursor, which may be after the last
    // letter.
    auto begin = cursor_;
    for (int room = width - 1; begin > 0; --begin) {
        room -= display_width(sign(text_[begin - 1]));
        if (room < 0)
            break;
    }
    while (begin < cursor_ && display_width(text_[begin]) == 0)
        ++begin; // no combining mark without its letter

    View view{"", 0};
    int column = 0;
    for (auto position = begin; position < text_.size(); ++position) {
        const auto shown = sign(text_[position]);
        column += display_width(shown);
        if (column > width - 1)
            break;
        view.text += encode({&shown, 1});
        if (position < cursor_)
            view.cursor = column;
    }
    return view;
}

std::size_t LineEditor::before(std::size_t position) const {
    while (position > 0 && display_width(text_[--position]) == 0) {
    }
    return position;
}

std::size_t LineEditor::after(std::size_t position) const {
    if (position < text_.size())
        ++position;
    while (position < text_.size() && display_width(text_[position]) == 0)
        ++position;
    return position;
}

void LineEditor::erase(std::size_t begin, std::size_t end) {
    text_.erase(begin, end - begin);
    cursor_ = begin;
}

void LineEditor::recall(std::size_t which) {
    if (recalled_ == earlier_.size())
        unfinished_ = text_;
    text_ = which == earlier_.size() ? unfinished_ : earlier_[which];
    recalled_ = which;
    cursor_ = text_.size();
}

} // namespace messenger::client
