#include "client/prompt.hpp"

#include "client/descriptor.hpp"
#include "client/errors.hpp"
#include "client/key_mode.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <unistd.h>

namespace messenger::client {
namespace {

class TerminalPrompt {
  public:
    bool is_there() const { return terminal_.number() >= 0; }

    /// Hides what is typed from now on.
    void silence() {
        if (!mode_.enter())
            throw FatalError("This terminal cannot hide what is typed.");
    }

    void say(std::string_view text) {
        if (!write_all(terminal_.number(), text))
            throw FatalError("The terminal is gone.");
    }

    /// Returns what is typed up to the end of the line.
    std::string line() {
        std::string text;
        for (char key = 0;;) {
            const auto count = ::read(terminal_.number(), &key, 1);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0 || (mode_.is_on() && key == '\x04' && text.empty()))
                throw FatalError("There was no answer.");
            if (key == '\n' || key == '\r')
                return text;
            if (mode_.is_on())
                edit(text, key);
            else
                text += key;
        }
    }

  private:
    /// Handles the keys that a terminal handles itself while it shows what is typed.
    void edit(std::string& text, char key) {
        if (key == '\x03' || key == '\x1c') {
            mode_.leave();
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

    Descriptor terminal_{::open("/dev/tty", O_RDWR | O_CLOEXEC)};
    KeyMode mode_{terminal_.number()};
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
