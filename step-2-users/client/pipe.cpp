// Lines in and lines out, for scripts.

#include "client/input.hpp"
#include "client/screen.hpp"
#include "common/escape_controls.hpp"

#include <unistd.h>

namespace messenger::client {
namespace net = boost::asio;

namespace {

class Pipe final : public Screen {
  public:
    explicit Pipe(const net::any_io_executor& executor) : input_(executor, STDIN_FILENO) {}

    net::awaitable<std::optional<std::string>> next_line() override {
        std::size_t end = 0;
        while ((end = bytes_.find('\n')) == bytes_.npos && !ended_) {
            const auto more = co_await input_.read();
            ended_ = more.empty();
            bytes_ += more;
        }
        if (bytes_.empty())
            co_return std::nullopt;
        auto line = bytes_.substr(0, end); // the last line may lack its newline
        bytes_.erase(0, end == bytes_.npos ? end : end + 1);
        if (line.ends_with('\r'))
            line.pop_back();
        co_return line;
    }

    void show(const DisplayedMessage& message) override {
        auto line = local_time(message.received_at, "%Y-%m-%d %H:%M:%S ");
        line += (message.address.empty() ? "?" : escape_controls(message.address)) + ": ";
        line += escape_controls(message.text);
        if (!message.remark.empty())
            line += (message.text.empty() ? "(" : " (") + message.remark + ")";
        print(STDOUT_FILENO, line + "\n");
    }

    void note(const std::string& text) override { print(STDERR_FILENO, text + "\n"); }

    bool is_terminal() const override { return false; }

  private:
    Input input_;
    std::string bytes_;
    bool ended_ = false;
};

} // namespace

std::unique_ptr<Screen> open_pipe(const net::any_io_executor& executor) {
    return std::make_unique<Pipe>(executor);
}

} // namespace messenger::client
