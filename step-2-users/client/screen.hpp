// Where lines are typed and messages are shown: a terminal, or a pipe.

#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace messenger::client {

/// A message as people see it. Texts are shown so that a terminal obeys nothing in them.
struct DisplayedMessage {
    std::int64_t received_at; // milliseconds since 1970 UTC
    std::string address;      // the sender's; empty when nobody can tell
    std::string name;         // what the sender is called here
    std::string text;
    std::string remark; // what this program has to say about it, or nothing
};

class Screen {
  public:
    virtual ~Screen() = default;

    /// The next line that is typed, without its end; nothing when there will be none.
    virtual boost::asio::awaitable<std::optional<std::string>> next_line() = 0;

    /// Shows `question` in place of the prompt, and returns the next line, which is not shown while
    /// it is typed. Empty if the user goes back; nothing if there is nobody to ask.
    virtual boost::asio::awaitable<std::optional<std::string>> next_secret(std::string question) {
        (void)question;
        co_return std::nullopt;
    }

    virtual void show(const DisplayedMessage& message) = 0;

    /// Says something of the program's own, in lines.
    virtual void note(const std::string& text) = 0;

    /// What stands before the line that is being typed, in ASCII. Nothing in a pipe.
    virtual void set_prompt(std::string prompt) { (void)prompt; }

    /// Whether somebody sits there.
    virtual bool is_terminal() const = 0;
};

/// A terminal in which the line being typed stays whole below what arrives. Puts it back as it was
/// when destroyed, and when a signal ends the program.
std::unique_ptr<Screen> open_terminal(const boost::asio::any_io_executor& executor);

/// Lines in and lines out, a message a line; notes go to standard error.
std::unique_ptr<Screen> open_pipe(const boost::asio::any_io_executor& executor);

/// The one that fits what standard input and output are.
std::unique_ptr<Screen> open_screen(const boost::asio::any_io_executor& executor);

/// Writes `bytes` to standard output or standard error. Throws FatalError if that fails.
void print(int descriptor, std::string_view bytes);

/// The local time of `milliseconds` since 1970, in the format of strftime().
std::string local_time(std::int64_t milliseconds, const char* format);

} // namespace messenger::client
