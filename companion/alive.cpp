#include "alive.hpp"

#include "look.hpp"

namespace companion {
namespace {

// Short work says nothing; then a terminal hears each second and a log every ten.
constexpr double patience = 0.3;
constexpr double terminal_pause = 1;
constexpr double log_pause = 10;

} // namespace

Alive::Alive(std::string what)
    : what_(std::move(what))
    , start_(std::chrono::steady_clock::now())
    , next_(look().terminal ? patience : log_pause) {
}

Alive::~Alive() {
    clear();
}

void Alive::note(std::string_view progress) {
    if (progress == progress_)
        return;
    progress_ = progress;
    if (look().terminal && shown_)
        show();
}

void Alive::say_above(std::string_view text) {
    clear();
    say(text);
    if (look().terminal && shown_)
        show();
}

void Alive::tick() {
    if (seconds() < next_)
        return;
    next_ = look().terminal ? static_cast<int>(seconds()) + terminal_pause : next_ + log_pause;
    show();
}

GoOn Alive::ticking(const GoOn& go_on) {
    return [this, go_on] {
        tick();
        return !go_on || go_on();
    };
}

double Alive::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void Alive::show() {
    shown_ = true;
    const auto line = what_ + (progress_.empty() ? "" : " " + progress_) + ", " +
                      std::to_string(static_cast<int>(seconds())) + " s";
    clear();
    say(look().terminal ? dim(line) : line + "\n");
}

void Alive::clear() {
    if (shown_ && look().terminal)
        say("\r\033[K");
}

} // namespace companion
