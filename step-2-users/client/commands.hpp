// The commands that can be typed besides messages: /who, /help, /quit. Later steps add theirs.

#pragma once

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace messenger::client {

class Commands {
  public:
    /// Receives what was typed after the command, trimmed. It may take its time: no line is read
    /// meanwhile, but messages still arrive.
    using Action = std::function<boost::asio::awaitable<void>(std::string argument)>;

    /// `name` is the command, such as "/who". `what` describes it in /help.
    void add(std::string name, std::string what, Action action);

    /// Whether `line` is meant as a command. A message that begins with a slash is typed with two
    /// slashes.
    static bool is_command(std::string_view line);

    /// Runs the command in `line`. Returns false if there is no such command.
    boost::asio::awaitable<bool> run(std::string line) const;

    /// All commands, one per line.
    std::string help() const;

  private:
    struct Command {
        std::string name;
        std::string what;
        Action action;
    };
    std::vector<Command> commands_;
};

} // namespace messenger::client
