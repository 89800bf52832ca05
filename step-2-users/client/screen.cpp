#include "client/screen.hpp"

#include "client/descriptor.hpp"
#include "client/errors.hpp"

#include <cstdlib>
#include <ctime>
#include <string_view>
#include <unistd.h>

namespace messenger::client {

std::unique_ptr<Screen> open_screen(const boost::asio::any_io_executor& executor) {
    const char* kind = std::getenv("TERM");
    const bool can_move = kind && *kind && std::string_view(kind) != "dumb";
    const bool is_terminal = ::isatty(STDIN_FILENO) && ::isatty(STDOUT_FILENO);
    return is_terminal && can_move ? open_terminal(executor) : open_pipe(executor);
}

void print(int descriptor, std::string_view bytes) {
    if (!write_all(descriptor, bytes))
        throw FatalError("The output cannot be written.");
}

std::string local_time(std::int64_t milliseconds, const char* format) {
    const auto seconds = static_cast<std::time_t>(milliseconds / 1000);
    std::tm parts{};
    char text[64] = "";
    if (!::localtime_r(&seconds, &parts) || std::strftime(text, sizeof text, format, &parts) == 0)
        return "?";
    return text;
}

} // namespace messenger::client
