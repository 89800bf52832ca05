// A file descriptor that closes itself.

#pragma once

#include <unistd.h>
#include <utility>

namespace companion {

class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    /// Negative if there is none.
    int get() const { return fd_; }

    /// Returns whether that worked: some file systems report a full disk only here.
    bool close() {
        const int fd = std::exchange(fd_, -1);
        return fd < 0 || ::close(fd) == 0;
    }

  private:
    int fd_;
};

} // namespace companion
