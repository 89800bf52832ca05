#include "client/prompt.hpp"

#include "client/errors.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <termios.h>
#include <unistd.h>

namespace messenger::client {
namespace {

class TerminalPrompt {
  public:
    TerminalPrompt() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {}
    ~TerminalPrompt() {
        if (silenced_)
            ::tcsetattr(descriptor_, TCSADRAIN, &before_);
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    TerminalPrompt(const TerminalPrompt&) = delete;
    TerminalPrompt& operator=(const TerminalPrompt&) = delete;

    bool is_there() const { return descriptor_ >= 0; }

    /// Hides what is typed from now on. Keys arrive one by one and send no signals, so that nothing
    /// ends this program before the terminal is restored.
    void silence() {
        if (::tcgetattr(descriptor_, &before_) != 0)
            throw FatalError("This terminal cannot hide what is typed.");
        auto mode = before_;
        mode.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG);
        silenced_ = ::tcsetattr(descriptor_, TCSADRAIN, &mode) == 0;
        if (!silenced_)
            throw FatalError("This terminal cannot hide what is typed.");
    }

    void say(std::string_view text) {
        while (!text.empty()) {
            const auto count = ::write(descriptor_, text.data(), text.size());
            if (count < 0 && errno != EINTR)
                throw FatalError("The terminal is gone.");
            text.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
        }
    }

    /// Returns what is typed up to the end of the line.
    std::string line() {
        std::string text;
        for (char key = 0;;) {
            const auto count = ::read(descriptor_, &key, 1);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0 || (silenced_ && key == '\x04' && text.empty()))
                throw FatalError("There was no answer.");
            if (key == '\n' || key == '\r')
                return text;
            if (silenced_)
                edit(text, key);
            else
                text += key;
        }
    }

  private:
    /// Handles the keys that a terminal handles itself while it shows what is typed.
    void edit(std::string& text, char key) {
        if (key == '\x03' || key == '\x1c') {
            ::tcsetattr(descriptor_, TCSADRAIN, &before_);
            std::raise(SIGINT);
        } else if (key == '\x7f' || key == '\b') {
            while (!text.empty() && (text.back() & 0xC0) == 0x80)
                text.pop_back(); // the rest of a UTF-8 sequence
            if (!text.empty())
                text.pop_back();
        } else if (key == '\x15') {
            text.clear();
        } else if (key != '\x04') {
            text += key;
        }
    }

    int descriptor_;
    bool silenced_ = false;
    termios before_{};
};

/// Throws FatalError if there is nobody to ask `question`.
void expect_somebody(const TerminalPrompt& teletype, std::string_view question) {
    const auto end = question.find_last_not_of(" :");
    if (!teletype.is_there())
        throw FatalError("There is no terminal for the question \"" +
                         std::string(question.substr(0, end + 1)) +
                         "\". --help shows how scripts log in.");
}

} // namespace

std::string prompt_line(std::string_view question) {
    TerminalPrompt teletype;
    expect_somebody(teletype, question);
    teletype.say(question);
    return teletype.line();
}

std::string prompt_secret(std::string_view question) {
    TerminalPrompt teletype;
    expect_somebody(teletype, question);
    teletype.silence(); // first, or what a fast typist enters would be visible
    teletype.say(question);
    auto answer = teletype.line();
    teletype.say("\n");
    return answer;
}

void tell(std::string_view line) {
    TerminalPrompt teletype;
    if (!teletype.is_there())
        return;
    teletype.say(line);
    teletype.say("\n");
}

} // namespace messenger::client
