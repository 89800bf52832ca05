#include "client/commands.hpp"

#include <algorithm>

namespace messenger::client {
namespace {

constexpr std::string_view blanks = " \t";

std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(blanks);
    if (begin == text.npos)
        return "";
    return std::string(text.substr(begin, text.find_last_not_of(blanks) + 1 - begin));
}

} // namespace

void Commands::add(std::string name, std::string what, Action action) {
    commands_.push_back({std::move(name), std::move(what), std::move(action)});
}

bool Commands::is_command(std::string_view line) {
    return line.starts_with('/') && !line.starts_with("//");
}

boost::asio::awaitable<bool> Commands::run(std::string line) const {
    const auto name = line.substr(0, line.find_first_of(blanks));
    const auto command = std::ranges::find(commands_, name, &Command::name);
    if (command == commands_.end())
        co_return false;
    auto argument = trimmed(line.substr(name.size()));
    co_await command->action(std::move(argument));
    co_return true;
}

std::string Commands::help() const {
    std::size_t widest = 0;
    for (const auto& command : commands_)
        widest = std::max(widest, command.name.size());
    std::string text;
    for (const auto& command : commands_)
        text +=
            command.name + std::string(widest + 2 - command.name.size(), ' ') + command.what + "\n";
    return text + "To send a message that begins with a slash, type two: //like this";
}

} // namespace messenger::client
