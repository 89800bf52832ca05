#include "client/key_mode.hpp"

namespace messenger::client {

KeyMode::KeyMode(int terminal)
    : terminal_(terminal), is_known_(::tcgetattr(terminal, &before_) == 0) {
}

bool KeyMode::enter() {
    auto mode = before_;
    mode.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG | IEXTEN);
    mode.c_iflag &= ~static_cast<tcflag_t>(ICRNL | INLCR | IXON);
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
    is_on_ = is_known_ && ::tcsetattr(terminal_, TCSADRAIN, &mode) == 0;
    return is_on_;
}

void KeyMode::leave() {
    if (is_on_)
        ::tcsetattr(terminal_, TCSADRAIN, &before_);
    is_on_ = false;
}

} // namespace messenger::client
