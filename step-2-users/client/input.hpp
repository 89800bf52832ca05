// What is typed, or comes through a pipe.

#pragma once

#include "bell.hpp"

#include <memory>
#include <string>

namespace messenger::client {

/// Reads a file descriptor in a thread of its own. Asio would do without one, but it cannot wait
/// for a file, and it makes the descriptor non-blocking, for every other program too that shares
/// it: the shell that started us for one. Outlives all that waits in read().
class Input {
  public:
    Input(const boost::asio::any_io_executor& executor, int descriptor);
    ~Input();
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    /// The next bytes, as many as there are; nothing at the end.
    boost::asio::awaitable<std::string> read();

  private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
};

} // namespace messenger::client
