#include "lock.hpp"

#include "signals.hpp"
#include "terminal_style.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/file.h>

namespace companion {

Lock::Lock(const std::filesystem::path& file, std::string_view what, const GoOn& go_on)
    : file_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    if (file_.get() < 0)
        throw std::runtime_error("Cannot write " + file.string() + ": " + std::strerror(errno) +
                                 ".");
    bool said = false;
    // Some network file systems have no locks: there, the learner has to avoid running two at once.
    while (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0 &&
           (errno == EWOULDBLOCK || errno == EINTR)) {
        if (!said)
            say(wrapped("Another ./workshop is " + std::string(what) + "; this one waits for it."));
        said = true;
        ::poll(nullptr, 0, 100);
        if (caught_signal() != 0)
            throw Interrupted{caught_signal()};
        if (go_on && !go_on())
            return;
    }
    held_ = true;
}

} // namespace companion
