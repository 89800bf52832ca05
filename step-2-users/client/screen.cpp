#include "client/screen.hpp"

#include "client/errors.hpp"

#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <poll.h>
#include <string_view>
#include <unistd.h>

namespace messenger::client {

namespace {

/// For a terminal or a pipe that another program, which has it open, too, has set to be
/// nonblocking. An error shows in the next write().
void wait_until_writable(int descriptor) {
    pollfd one{.fd = descriptor, .events = POLLOUT, .revents = 0};
    ::poll(&one, 1, -1);
}

} // namespace

std::unique_ptr<Screen> open_screen(const boost::asio::any_io_executor& executor) {
    const char* kind = std::getenv("TERM");
    const bool can_move = kind && *kind && std::string_view(kind) != "dumb";
    const bool is_terminal = ::isatty(STDIN_FILENO) && ::isatty(STDOUT_FILENO);
    return is_terminal && can_move ? open_terminal(executor) : open_pipe(executor);
}

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
        else if (errno == EAGAIN)
            wait_until_writable(descriptor);
        else if (errno != EINTR)
            throw FatalError("The output cannot be written.");
    }
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
