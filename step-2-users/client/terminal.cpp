// A terminal. The line being typed takes the lowest row, and scrolls sideways if it is longer. So
// only one row has to be wiped before a message is shown, and drawn again after it.
//
// libedit was considered. Its callback interface reads and draws on its own, cannot print above the
// line without tricks, and depends on the locale for UTF-8. What we need of it is smaller than the
// workarounds would be.

#include "client/descriptor.hpp"
#include "client/display_width.hpp"
#include "client/input.hpp"
#include "client/key_mode.hpp"
#include "client/keyboard.hpp"
#include "client/line_editor.hpp"
#include "client/screen.hpp"
#include "common/escape_controls.hpp"

#include <boost/asio/signal_set.hpp>

#include <algorithm>
#include <csignal>
#include <sys/ioctl.h>
#include <unistd.h>

namespace messenger::client {
namespace net = boost::asio;

namespace {

constexpr std::string_view wipe_row = "\r\x1b[K";
constexpr std::string_view bracketed_paste_on = "\x1b[?2004h", bracketed_paste_off = "\x1b[?2004l";
constexpr std::string_view shortest_prompt = "> ";
constexpr int narrowest = 8; // columns

int terminal_width() {
    winsize size{};
    const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return std::max<int>(known ? size.ws_col : 80, narrowest);
}

/// `text` with everything escaped that a terminal would obey. Its lines stay lines, but the further
/// ones are indented, so that none can pass for another message.
std::string lines_of(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, end - at);
        for (std::size_t tab = 0; (tab = line.find('\t', tab)) != line.npos;)
            line.replace(tab, 1, "    ");
        result += (at == 0 ? "" : "\n      ") + escape_controls(line);
        at = end + 1;
    }
    return result;
}

class Terminal final : public Screen {
  public:
    explicit Terminal(const net::any_io_executor& executor)
        : input_(executor, STDIN_FILENO)
        , resized_(executor, SIGWINCH)
        , ended_(executor, SIGTERM, SIGHUP, SIGINT) {
        mode_.enter();
        draw(bracketed_paste_on);
        watch_the_size();
        ended_.async_wait([this](boost::system::error_code error, int signal) {
            if (!error)
                end_by(signal);
        });
    }

    ~Terminal() override { restore(); }

    net::awaitable<std::optional<std::string>> next_line() override {
        for (;;) {
            while (bytes_.empty()) {
                bytes_ = co_await input_.read();
                if (bytes_.empty())
                    co_return std::nullopt;
            }
            std::optional<std::string> line;
            while (!bytes_.empty() && !line && !left_) {
                const auto key = keys_.take(bytes_.front());
                bytes_.erase(0, 1);
                if (key)
                    line = press(*key);
            }
            draw("");
            if (line || left_)
                co_return line;
        }
    }

    net::awaitable<std::optional<std::string>> next_secret(std::string question) override {
        secret_.emplace();
        question_ = std::move(question);
        draw("");
        const auto answer = co_await next_line();
        secret_.reset();
        draw("");
        co_return answer;
    }

    void show(const DisplayedMessage& message) override {
        std::string text;
        // A day is shown once, before its first message.
        if (const auto day = local_time(message.received_at, "%A, %d %B %Y"); day != day_) {
            day_ = day;
            text += "-- " + day + "\n";
        }
        text += local_time(message.received_at, "%H:%M ");
        text += (message.name.empty() ? "?" : escape_controls(message.name)) + ": ";
        text += lines_of(message.text);
        if (!message.remark.empty())
            text += (message.text.empty() ? "(" : "\n      (") + message.remark + ")";
        draw(text + "\n");
    }

    void note(const std::string& text) override { draw("-- " + replace_newlines(text) + "\n"); }

    void set_prompt(std::string prompt) override {
        if (prompt == prompt_)
            return;
        prompt_ = std::move(prompt);
        draw("");
    }

    bool is_terminal() const override { return true; }

  private:
    static std::string replace_newlines(std::string text) {
        for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 4)
            text.replace(at, 1, "\n   ");
        return text;
    }

    /// The whole line, if this key has ended one.
    std::optional<std::string> press(const Key& key) {
        return secret_ ? press_secretly(key) : press_openly(key);
    }

    std::optional<std::string> press_secretly(const Key& key) {
        switch (key.kind) {
        case Key::Kind::interrupt:
        case Key::Kind::leave:
            return "";
        case Key::Kind::enter:
            return secret_->take();
        default:
            secret_->apply(key);
            return std::nullopt;
        }
    }

    std::optional<std::string> press_openly(const Key& key) {
        switch (key.kind) {
        case Key::Kind::enter:
            return line_.empty() ? std::nullopt : std::optional(line_.take());
        case Key::Kind::interrupt:
            left_ = line_.empty();
            line_.clear();
            break;
        case Key::Kind::leave:
            left_ = line_.empty();
            break;
        case Key::Kind::suspend:
            suspend();
            break;
        case Key::Kind::redraw:
            draw("\x1b[H\x1b[2J");
            break;
        default:
            line_.apply(key);
        }
        return std::nullopt;
    }

    /// Shows `above` in place of the line being typed, and that line again below it.
    void draw(std::string_view above) {
        const auto width = terminal_width();
        const auto& wanted = secret_ ? question_ : prompt_;
        const bool has_room = wanted.size() <= static_cast<std::size_t>(width) / 2;
        const auto prompt = has_room ? std::string_view(wanted) : shortest_prompt;
        const auto view =
            (secret_ ? LineEditor() : line_).view(width - static_cast<int>(prompt.size()));
        const auto column = static_cast<int>(prompt.size()) + view.cursor;
        std::string bytes(wipe_row);
        bytes += above;
        bytes += prompt;
        bytes += view.text;
        bytes += "\r\x1b[" + std::to_string(column) + "C";
        print(STDOUT_FILENO, bytes);
    }

    void restore() {
        // If that fails, the terminal is gone.
        write_all(STDOUT_FILENO, std::string(wipe_row) + std::string(bracketed_paste_off));
        mode_.leave();
    }

    void suspend() {
        restore();
        std::raise(SIGTSTP); // until the shell resumes us
        mode_.enter();
        draw(bracketed_paste_on);
    }

    void end_by(int signal) {
        restore();
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }

    void watch_the_size() {
        resized_.async_wait([this](boost::system::error_code error, int) {
            if (error)
                return;
            draw("");
            watch_the_size();
        });
    }

    KeyMode mode_{STDIN_FILENO};
    Input input_;
    net::signal_set resized_;
    net::signal_set ended_;
    KeyDecoder keys_;
    LineEditor line_;
    std::string prompt_{shortest_prompt};
    std::optional<LineEditor> secret_; // while one is typed
    std::string question_;             // in place of the prompt meanwhile
    std::string bytes_;                // not processed yet
    std::string day_;                  // of the message shown last
    bool left_ = false;
};

} // namespace

std::unique_ptr<Screen> open_terminal(const net::any_io_executor& executor) {
    use_utf8();
    return std::make_unique<Terminal>(executor);
}

} // namespace messenger::client
