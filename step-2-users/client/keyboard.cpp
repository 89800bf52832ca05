#include "client/keyboard.hpp"

#include "client/display_width.hpp"

#include <utility>

namespace messenger::client {
namespace {

constexpr unsigned char escape = 0x1B;
constexpr std::size_t longest_sequence = 16; // bytes; a longer one is not a key

using Kind = Key::Kind;

std::optional<Key> control(unsigned char byte) {
    switch (byte) {
    case '\r':
    case '\n':
        return Key{Kind::enter};
    case 0x7F:
    case 'H' - '@':
        return Key{Kind::backspace};
    case 'A' - '@':
        return Key{Kind::home};
    case 'B' - '@':
        return Key{Kind::left};
    case 'C' - '@':
        return Key{Kind::interrupt};
    case 'D' - '@':
        return Key{Kind::leave};
    case 'E' - '@':
        return Key{Kind::end};
    case 'F' - '@':
        return Key{Kind::right};
    case 'K' - '@':
        return Key{Kind::erase_after};
    case 'L' - '@':
        return Key{Kind::redraw};
    case 'N' - '@':
        return Key{Kind::down};
    case 'P' - '@':
        return Key{Kind::up};
    case 'U' - '@':
        return Key{Kind::erase_before};
    case 'W' - '@':
        return Key{Kind::erase_word};
    case 'Z' - '@':
        return Key{Kind::suspend};
    default:
        return std::nullopt;
    }
}

/// The key that "ESC [ sequence" or "ESC O sequence" means (ECMA-48, and xterm's keys).
std::optional<Key> named(const std::string& sequence) {
    static constexpr std::pair<std::string_view, Kind> names[] = {
        {"A", Kind::up},   {"B", Kind::down}, {"C", Kind::right},   {"D", Kind::left},
        {"H", Kind::home}, {"F", Kind::end},  {"1~", Kind::home},   {"7~", Kind::home},
        {"4~", Kind::end}, {"8~", Kind::end}, {"3~", Kind::remove},
    };
    for (const auto& [name, kind] : names)
        if (sequence == name)
            return Key{kind};
    return std::nullopt;
}

} // namespace

std::optional<Key> KeyDecoder::take(char byte) {
    switch (state_) {
    case State::ground:
        return take_ground(static_cast<unsigned char>(byte));
    case State::escape:
        sequence_.clear();
        state_ = byte == '[' ? State::sequence : byte == 'O' ? State::shifted : State::ground;
        return std::nullopt;
    case State::shifted:
        state_ = State::ground;
        return named(std::string(1, byte));
    case State::sequence:
        return take_sequence(byte);
    }
    return std::nullopt;
}

std::optional<Key> KeyDecoder::take_sequence(char byte) {
    sequence_ += byte;
    const bool is_last = byte >= '@' && byte <= '~';
    if (!is_last && sequence_.size() < longest_sequence)
        return std::nullopt;
    state_ = State::ground;
    if (sequence_ == "200~" || sequence_ == "201~") {
        pasting_ = sequence_ == "200~";
        return std::nullopt;
    }
    return named(sequence_);
}

std::optional<Key> KeyDecoder::take_ground(unsigned char byte) {
    if (byte == escape) {
        letter_.clear();
        state_ = State::escape;
        return std::nullopt;
    }
    if (is_control(byte) && byte < 0x80) {
        letter_.clear();
        if (!pasting_)
            return control(byte);
        // Pasted text may contain newlines and tabs. Other control characters in it do not act as
        // keys.
        if (byte == '\r' || byte == '\n')
            return Key{Kind::letter, U'\n'};
        return byte == '\t' ? std::optional(Key{Kind::letter, U'\t'}) : std::nullopt;
    }
    if ((byte & 0xC0) != 0x80)
        letter_.clear();
    letter_ += static_cast<char>(byte);
    const auto length = sequence_length(static_cast<unsigned char>(letter_.front()));
    if (letter_.size() < length)
        return std::nullopt;
    const auto points = decode(std::exchange(letter_, {}));
    if (!points || is_control(points->front()))
        return std::nullopt;
    return Key{Kind::letter, points->front()};
}

} // namespace messenger::client
