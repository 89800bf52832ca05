#include "client/descriptor.hpp"

#include <cerrno>
#include <poll.h>
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

Descriptor::~Descriptor() {
    if (number_ >= 0)
        ::close(number_);
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
        else if (errno == EAGAIN)
            wait_until_writable(descriptor);
        else if (errno != EINTR)
            return false;
    }
    return true;
}

} // namespace messenger::client
