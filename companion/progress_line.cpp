#include "progress_line.hpp"

#include "terminal_style.hpp"

namespace companion {
namespace {

// In seconds. Short work shows nothing; then a terminal shows each second, a log every tenth.
constexpr double patience = 0.3;
constexpr double terminal_pause = 1;
constexpr double log_pause = 10;

} // namespace

ProgressLine::ProgressLine(std::string what)
    : what_(std::move(what))
    , start_(std::chrono::steady_clock::now())
    , next_(terminal_style().terminal ? patience : log_pause) {
}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::note(std::string_view progress) {
    if (progress == progress_)
        return;
    progress_ = progress;
    if (terminal_style().terminal && shown_)
        show();
}

void ProgressLine::say_above(std::string_view text) {
    clear();
    say(text);
    if (terminal_style().terminal && shown_)
        show();
}

void ProgressLine::tick() {
    if (seconds() < next_)
        return;
    next_ = terminal_style().terminal ? static_cast<int>(seconds()) + terminal_pause
                                      : next_ + log_pause;
    show();
}

GoOn ProgressLine::ticking(const GoOn& go_on) {
    return [this, go_on] {
        tick();
        return !go_on || go_on();
    };
}

double ProgressLine::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void ProgressLine::show() {
    shown_ = true;
    const auto line = what_ + (progress_.empty() ? "" : " " + progress_) + ", " +
                      std::to_string(static_cast<int>(seconds())) + " s";
    clear();
    say(terminal_style().terminal ? dim(line) : line + "\n");
}

void ProgressLine::clear() {
    if (shown_ && terminal_style().terminal)
        say("\r\033[K");
}

} // namespace companion
