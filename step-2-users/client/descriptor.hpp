// A file descriptor that closes itself, and how to write to one.

#pragma once

#include <string_view>

namespace messenger::client {

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    /// Negative if there is none.
    int number() const { return number_; }

  private:
    int number_;
};

/// Writes all of `bytes`, however long that takes. Returns whether that worked; if not, errno says
/// why.
bool write_all(int descriptor, std::string_view bytes);

} // namespace messenger::client
